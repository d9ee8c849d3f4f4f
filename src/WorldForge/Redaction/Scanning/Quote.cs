namespace WorldForge.Redaction.Scanning;

/// <summary>Quotes as they occur in text: plain, behind backslashes (JSON in JSON), as entities, percent-encoded.</summary>
internal static class Quote
{
    private const int MostBackslashes = 15;

    /// <summary>Quotes inside a quoted field of a table are doubled: <c>"{""token"": ""x""}"</c>.</summary>
    private static bool IsDoubled(ReadOnlySpan<char> text, int at, int to) =>
        at + 2 < to && text[at + 1] == '"'
        && (char.IsLetterOrDigit(text[at + 2]) || (at > 0 && char.IsLetterOrDigit(text[at - 1]) && text[at + 2] is ':' or '=' or ' '));

    /// <summary>Length of the quote at this position, or 0.</summary>
    public static int LengthAt(ReadOnlySpan<char> text, int at, int to)
    {
        if (at >= to)
        {
            return 0;
        }

        switch (text[at])
        {
            case '"' when at + 2 < to && text[at + 1] == '"' && text[at + 2] == '"':
                return 3;
            case '"' when IsDoubled(text, at, to):
                return 2;
            case '"' or '\'' or '`':
                return 1;
            case '\\':
                var i = at;
                while (i < to && i - at < MostBackslashes && text[i] == '\\')
                {
                    i++;
                }

                return i < to && Chars.IsQuote(text[i]) ? i - at + 1 : Chars.At(text, i - 1, to, "\\u0022") || Chars.At(text, i - 1, to, "\\u0027") ? i - at + 5 : 0;
            case '&':
                return Chars.At(text, at, to, "&quot;") || Chars.At(text, at, to, "&apos;") ? 6 : Chars.At(text, at, to, "&#34;") || Chars.At(text, at, to, "&#39;") ? 5 : 0;
            case '%':
                return Chars.At(text, at, to, "%22") || Chars.At(text, at, to, "%27") ? 3 : 0;
            case '@' or '$' or 'b' or 'r' or 'f' or 'u' or 'N' when at + 1 < to && text[at + 1] is '"' or '\'' && (text[at] is not ('b' or 'r' or 'f' or 'u' or 'N') || at == 0 || !Chars.IsWord(text[at - 1])):
                return 0;
            default:
                return 0;
        }
    }

    /// <summary>Position of the quote that closes the one at <paramref name="open"/>; the end of the text when it stays open.</summary>
    public static int FindClose(ReadOnlySpan<char> text, int open, int length, int to, out bool closed)
    {
        var quote = text.Slice(open, length);
        var i = open + length;
        while (i < to)
        {
            var at = text[i..to].IndexOf(quote, StringComparison.Ordinal);
            if (at < 0)
            {
                break;
            }

            at += i;
            if (length != 1 || !IsEscaped(text, open + 1, at))
            {
                if (length == 1 || text[at - 1] != '\\' || quote[0] != '\\')
                {
                    closed = true;
                    return at;
                }
            }

            i = at + 1;
        }

        closed = false;
        return to;
    }

    private static bool IsEscaped(ReadOnlySpan<char> text, int from, int at)
    {
        var slashes = 0;
        while (at - 1 - slashes >= from && text[at - 1 - slashes] == '\\')
        {
            slashes++;
        }

        return slashes % 2 == 1;
    }
}
