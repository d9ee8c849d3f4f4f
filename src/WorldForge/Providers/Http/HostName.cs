using System.Buffers;
using System.Globalization;

namespace WorldForge.Providers.Http;

/// <summary>Brings host names into IDNA ASCII form, and refuses what two readers could read differently.</summary>
internal static class HostName
{
    private const int LongestName = 253;
    private const int LongestLabel = 63;

    private static readonly SearchValues<char> LabelCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-_");
    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = false, AllowUnassigned = false };

    public static bool TryCanonicalize(string text, out string name, out string? problem)
    {
        name = "";
        problem = text.Length == 0 ? "the host is missing" : null;
        if (problem is not null)
        {
            return false;
        }

        string trimmed = text.EndsWith('.') ? text[..^1] : text;
        string[] labels = trimmed.Split('.');
        for (int i = 0; i < labels.Length; i++)
        {
            if (!TryLabel(labels[i], out labels[i]))
            {
                problem = "the host name has an empty, overlong or ambiguous label";
                return false;
            }
        }

        name = string.Join('.', labels);
        problem = name.Length > LongestName ? "the host name is too long" : null;
        return problem is null;
    }

    /// <summary>Whether resolvers would take the name for an IPv4 address: its last label is a decimal or hexadecimal number.</summary>
    public static bool EndsInNumber(string name)
    {
        string last = name[(name.LastIndexOf('.') + 1)..];
        return last.All(char.IsAsciiDigit)
            || (last.StartsWith("0x", StringComparison.Ordinal) && last.Skip(2).All(char.IsAsciiHexDigit));
    }

    /// <summary>One label in lower-case ASCII.</summary>
    public static bool TryLabel(string label, out string ascii)
    {
        ascii = label.ToLowerInvariant();
        if (!Ascii(ascii))
        {
            if (!ascii.All(IsPlainLetter) || !TryPunycode(ascii, out ascii))
            {
                return false;
            }
        }

        return ascii.Length is > 0 and <= LongestLabel
            && !ascii.StartsWith('-')
            && !ascii.EndsWith('-')
            && !ascii.AsSpan().ContainsAnyExcept(LabelCharacters);
    }

    private static bool Ascii(string text) => text.All(char.IsAscii);

    // Full-width, enclosed and other compatibility forms fold to ASCII on some platforms only, so they are no letters here:
    // only letters, marks and ASCII digits, each within the basic plane and outside the compatibility blocks.
    private static bool IsPlainLetter(char c) => char.IsAscii(c)
        ? char.IsAsciiLetterOrDigit(c) || c is '-' or '_'
        : c < '\uF900' && !char.IsSurrogate(c) && CharUnicodeInfo.GetUnicodeCategory(c) is
            UnicodeCategory.LowercaseLetter or UnicodeCategory.OtherLetter or UnicodeCategory.NonSpacingMark
            or UnicodeCategory.SpacingCombiningMark;

    private static bool TryPunycode(string label, out string ascii)
    {
        try
        {
            ascii = Idn.GetAscii(label);
            return true;
        }
        catch (ArgumentException)
        {
            ascii = "";
            return false;
        }
    }
}
