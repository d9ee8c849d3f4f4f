using System.Globalization;

namespace WorldForge.Providers;

/// <summary>Reads configuration texts. Absent and blank are null; a text that cannot be read is an error that never shows it.</summary>
public static class ConfigValues
{
    /// <summary>Reads <c>1 true yes on</c> or <c>0 false no off</c>, in any letter case.</summary>
    /// <exception cref="WorldForgeException">Anything else; the message names the field, never the value.</exception>
    public static bool? Boolean(string? text, string field) => Normal(text)?.ToLowerInvariant() switch
    {
        null => null,
        "1" or "true" or "yes" or "on" => true,
        "0" or "false" or "no" or "off" => false,
        _ => throw Unreadable(field, "one of 1, true, yes, on, 0, false, no, off"),
    };

    /// <summary>Reads an integer of at least 1.</summary>
    /// <exception cref="WorldForgeException">Anything else; the message names the field, never the value.</exception>
    public static int? PositiveInt(string? text, string field)
    {
        if (Normal(text) is not { } word)
        {
            return null;
        }

        return int.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) && value >= 1
            ? value
            : throw Unreadable(field, "a positive integer");
    }

    /// <summary>Reads a finite number above 0.</summary>
    /// <exception cref="WorldForgeException">Anything else; the message names the field, never the value.</exception>
    public static double? PositiveNumber(string? text, string field)
    {
        if (Normal(text) is not { } word)
        {
            return null;
        }

        return double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) && value > 0
            ? value
            : throw Unreadable(field, "a finite number above 0");
    }

    /// <summary>Returns the trimmed text, or null when it is absent or blank.</summary>
    public static string? Text(string? text) => Normal(text);

    private static string? Normal(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static WorldForgeException Unreadable(string field, string expected) =>
        new(FaultCodes.InputInvalid, $"{field} must be {expected}.");
}
