namespace WorldForge.Redaction.Scanning;

/// <summary>Where a word of a set counts.</summary>
internal enum WordPlace
{
    /// <summary>Anywhere, in either case.</summary>
    Anywhere,

    /// <summary>Anywhere, in this case only.</summary>
    Exact,

    /// <summary>
    /// As a whole component of a name in either case: <c>key</c> in <c>api_key</c>, <c>apiKey1</c> and <c>KEY</c>, not in <c>monkey</c>
    /// or <c>keyboard</c>.
    /// </summary>
    Component,
}

/// <summary>A word to look for, where it counts, and what finding it means.</summary>
/// <param name="Text">The word.</param>
/// <param name="Tag">One bit.</param>
/// <param name="Place">Where it counts.</param>
internal readonly record struct SetWord(string Text, int Tag, WordPlace Place)
{
    public static IEnumerable<SetWord> All(IEnumerable<string> words, int tag, WordPlace place) => words.Select(word => new SetWord(word, tag, place));

    /// <summary>Whether the word stands at this position and counts there.</summary>
    public bool IsAt(ReadOnlySpan<char> text, int at)
    {
        var end = at + Text.Length;
        if (end > text.Length || ((Text[^1] ^ text[end - 1]) & 31) != 0)
        {
            return false;
        }

        var found = text[at..end];
        return Place switch
        {
            WordPlace.Exact => found.SequenceEqual(Text),
            WordPlace.Anywhere => found.Equals(Text, StringComparison.OrdinalIgnoreCase),
            _ => (end == text.Length || !char.IsAsciiLetterLower(text[end]) || Humps.StartsAt(text, end))
                && Humps.StartsAt(text, at) && found.Equals(Text, StringComparison.OrdinalIgnoreCase),
        };
    }
}
