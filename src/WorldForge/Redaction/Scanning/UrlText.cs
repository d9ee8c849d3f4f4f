namespace WorldForge.Redaction.Scanning;

/// <summary>Questions about URLs in text; System.Uri rewrites what it reads and refuses what leaks.</summary>
internal static class UrlText
{
    /// <summary>Whether the whole text is one absolute URL.</summary>
    public static bool IsUrl(ReadOnlySpan<char> text)
    {
        var colon = text.IndexOf("://", StringComparison.Ordinal);
        if (colon < 1 || !char.IsAsciiLetter(text[0]))
        {
            return false;
        }

        foreach (var c in text[..colon])
        {
            if (!Chars.IsScheme(c))
            {
                return false;
            }
        }

        return Chars.SpaceEnd(text, 0, text.Length) == text.Length;
    }

    /// <summary>Whether a URL in text ends before this character.</summary>
    public static bool IsStop(char c) => Chars.IsSpace(c) || c is '"' or '\'' or '<' or '>' or '`' or '|' or '\\';

    /// <summary>Length of the URL, or part of one, that begins the text.</summary>
    public static int EndOf(ReadOnlySpan<char> text)
    {
        var i = 0;
        while (i < text.Length && !IsStop(text[i]))
        {
            i++;
        }

        return i;
    }

    /// <summary>Whether a query carries a signature, token or key, so that the URL itself is a credential.</summary>
    public static bool IsSigned(ReadOnlySpan<char> query)
    {
        while (!query.IsEmpty)
        {
            var end = query.IndexOfAny("&;?#");
            var pair = end < 0 ? query : query[..end];
            query = end < 0 ? [] : query[(end + 1)..];
            var equals = pair.IndexOf('=');
            var name = equals < 0 ? pair : pair[..equals];
            if (name.Length > 0 && name.Length <= 128 && (SensitiveKeys.Classify(name) >= KeyClass.Strong || IsKeyParameter(name)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsKeyParameter(ReadOnlySpan<char> name) =>
        name.Equals("key", StringComparison.OrdinalIgnoreCase)
        || name.Equals("code", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("x-amz-", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("x-goog-", StringComparison.OrdinalIgnoreCase);
}
