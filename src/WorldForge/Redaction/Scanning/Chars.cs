using System.Buffers;

namespace WorldForge.Redaction.Scanning;

/// <summary>Character classes of the scanners.</summary>
internal static class Chars
{
    /// <summary>Where a URL or a path of a machine can be recognised.</summary>
    public static readonly SearchValues<char> Anchors = SearchValues.Create("/\\~$%");

    public static bool IsWord(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '-';

    public static bool IsBlank(char c) => c is ' ' or '\t';

    public static bool IsSpace(char c) => c <= ' ' || (c > 127 && char.IsWhiteSpace(c));

    public static bool IsQuote(char c) => c is '"' or '\'' or '`';

    /// <summary>Characters of bearer credentials and of base64 in both alphabets.</summary>
    public static bool IsCredential(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '~' or '+' or '/' or '=' or '-';

    public static bool IsScheme(char c) => char.IsAsciiLetterOrDigit(c) || c is '+' or '.' or '-';

    public static int WordEnd(ReadOnlySpan<char> text, int from, int to)
    {
        var i = from;
        while (i < to && IsWord(text[i]))
        {
            i++;
        }

        return i;
    }

    public static int CredentialEnd(ReadOnlySpan<char> text, int from, int to)
    {
        var i = from;
        while (i < to && IsCredential(text[i]))
        {
            i++;
        }

        return i;
    }

    /// <summary>Skips blanks, at most <paramref name="most"/> of them, so that looking ahead stays cheap.</summary>
    public static int SkipBlanks(ReadOnlySpan<char> text, int from, int to, int most = 64)
    {
        var end = Math.Min(to, from + most);
        var i = from;
        while (i < end && IsBlank(text[i]))
        {
            i++;
        }

        return i;
    }

    public static int SpaceEnd(ReadOnlySpan<char> text, int from, int to)
    {
        var i = from;
        while (i < to && !IsSpace(text[i]))
        {
            i++;
        }

        return i;
    }

    /// <summary>Whether the text at <paramref name="at"/> starts with <paramref name="value"/>, whatever the case.</summary>
    public static bool At(ReadOnlySpan<char> text, int at, int to, ReadOnlySpan<char> value) =>
        at >= 0 && to - at >= value.Length && text.Slice(at, value.Length).Equals(value, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether what stands before is the end of <c>\n</c> or <c>%3D</c> rather than a letter of the word.</summary>
    public static bool IsEscapeBefore(ReadOnlySpan<char> text, int at) =>
        (at >= 2 && text[at - 2] == '\\' && text[at - 1] is 'n' or 'r' or 't')
        || (at >= 3 && text[at - 3] == '%' && char.IsAsciiHexDigit(text[at - 2]) && char.IsAsciiHexDigit(text[at - 1]));

    /// <summary>Length of the marker that stands at <paramref name="at"/>, or 0: what is masked already stays as it is.</summary>
    public static int MarkerLength(ReadOnlySpan<char> text, int at, int to)
    {
        if (at >= to || text[at] is not ('[' or '<'))
        {
            return 0;
        }

        foreach (var marker in Markers)
        {
            if (to - at >= marker.Length && text.Slice(at, marker.Length).SequenceEqual(marker))
            {
                return marker.Length;
            }
        }

        if (At(text, at, to, "<host-local:"))
        {
            var close = text[at..to].IndexOf('>');
            return close < 0 ? 0 : close + 1;
        }

        return 0;
    }

    private static readonly string[] Markers = ["[redacted]", "<redacted>", "[redacted-url]", "<redacted-url>", "<host-local-path>"];
}
