namespace WorldForge.Redaction.Scanning;

/// <summary>The parts of names: <c>API_KEY</c>, <c>apiKey</c>, <c>x-api-key</c>.</summary>
internal static class Humps
{
    /// <summary>Whether a part of a name can start here.</summary>
    public static bool StartsAt(ReadOnlySpan<char> text, int at) =>
        at == 0 || !char.IsAsciiLetterOrDigit(text[at - 1]) || IsHump(text, at) || Chars.IsEscapeBefore(text, at);

    /// <summary>Whether a new word of a camel-case name starts here.</summary>
    public static bool IsHump(ReadOnlySpan<char> text, int at) =>
        at < text.Length && char.IsAsciiLetterUpper(text[at])
        && (!char.IsAsciiLetterUpper(text[at - 1]) || (at + 1 < text.Length && char.IsAsciiLetterLower(text[at + 1])));
}
