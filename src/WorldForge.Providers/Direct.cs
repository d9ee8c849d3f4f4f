namespace WorldForge.Providers;

/// <summary>Checks of values that a caller gives instead of a variable. Unlike a blank variable, a blank value is a mistake.</summary>
internal static class Direct
{
    /// <summary>The trimmed text, or null when none was given.</summary>
    /// <exception cref="WorldForgeException">It is blank.</exception>
    public static string? Text(string? value, string field) =>
        value is null || !string.IsNullOrWhiteSpace(value)
            ? value?.Trim()
            : throw new WorldForgeException(FaultCodes.InputInvalid, $"{field} must be a non-empty string when provided.");

    /// <summary>The number.</summary>
    /// <exception cref="WorldForgeException">It is not above 0.</exception>
    public static int Positive(int value, string field) =>
        value > 0 ? value : throw new WorldForgeException(FaultCodes.InputInvalid, $"{field} must be an integer > 0.");
}
