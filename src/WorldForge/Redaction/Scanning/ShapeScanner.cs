using System.Collections.Frozen;

namespace WorldForge.Redaction.Scanning;

/// <summary>Masks credentials that are recognisable by themselves, wherever they stand.</summary>
internal static class ShapeScanner
{
    private const string Jwt = "eyJ";

    /// <summary>What a credential of known shape has in it.</summary>
    public static readonly SetWord[] HintWords =
    [
        .. SetWord.All(TokenShapes.All.Select(shape => shape.Prefix), SensitiveWords.Shape, WordPlace.Exact),
        .. SetWord.All([Jwt, "BEGIN", "Q~", ".atlasv1.", ":AA", ".ey", ".acc_", ".acc-", "!AQ"], SensitiveWords.Shape, WordPlace.Exact),
    ];

    private static readonly WordSet Hints = new(HintWords);

    private static readonly FrozenDictionary<char, TokenShape[]> ByFirst = TokenShapes.All
        .GroupBy(shape => shape.Prefix[0])
        .ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(shape => shape.Prefix.Length).ToArray());

    /// <summary>Rewrites the line when it holds a known shape.</summary>
    /// <param name="line">The line.</param>
    /// <param name="hint">Position of the first of <see cref="HintWords"/>, or -1.</param>
    /// <param name="profile">Markers.</param>
    /// <param name="output">Receives a changed line.</param>
    /// <returns>Whether <paramref name="output"/> holds a changed line.</returns>
    public static bool Apply(ReadOnlySpan<char> line, int hint, ScanProfile profile, Rewriter output)
    {
        var at = hint;
        var run = LongRuns.Next(line, 0, out var runEnd);
        if (at < 0 && run < 0)
        {
            return false;
        }

        output.Begin();
        while (at >= 0 || run >= 0)
        {
            if (run >= 0 && (at < 0 || run < at))
            {
                if (run >= output.From && LongRuns.Match(line, run, runEnd, out var runStart) is > 0 and var longEnd)
                {
                    output.Replace(line, runStart, longEnd, profile.Marker, Findings.Secret);
                    runEnd = longEnd;
                }

                run = LongRuns.Next(line, runEnd, out runEnd);
                continue;
            }

            var end = Match(line, at, output.From, out var start);
            if (end > 0)
            {
                output.Replace(line, start, end, profile.Marker, Findings.Secret);
            }

            var next = Math.Max(at + 1, end);
            at = Hints.IndexIn(line, next);
        }

        if (!output.Changed)
        {
            return false;
        }

        output.Finish(line);
        return true;
    }

    /// <summary>End of the credential at a hint, or 0; <paramref name="start"/> is where it begins, not before <paramref name="floor"/>.</summary>
    private static int Match(ReadOnlySpan<char> line, int at, int floor, out int start)
    {
        start = at;
        switch (line[at])
        {
            case 'e' when Chars.At(line, at, line.Length, Jwt) && !IsInWord(line, at) && JwtEnd(line, at) is > 0 and var jwt:
                return jwt;
            case 'B' when line[at..].StartsWith("BEGIN", StringComparison.Ordinal):
                return PemEnd(line, at, floor, out start);
            case 'Q' when line[at..].StartsWith("Q~", StringComparison.Ordinal):
                start = at - 4;
                return start >= floor && char.IsAsciiDigit(line[at - 1]) && RunLength(line, at + 2, Alphabet.Wide) is >= 28 and var rest ? at + 2 + rest : 0;
            case '.' when line[at..].StartsWith(".atlasv1.", StringComparison.Ordinal):
                start = at - 14;
                return start >= floor && RunLength(line, at + 9, Alphabet.Base64) is >= 40 and var body ? at + 9 + body : 0;
            case '.' when line[at..].StartsWith(".ey", StringComparison.Ordinal):
                return EncodedTokenEnd(line, at, floor, out start);
            case '.' when line[at..].StartsWith(".acc", StringComparison.Ordinal):
                start = WordStart(line, at, floor);
                return at - start >= 8 && RunLength(line, at + 5, Alphabet.Base64) is >= 10 and var id && at + 5 + id < line.Length && line[at + 5 + id] == '.'
                    && RunLength(line, at + 6 + id, Alphabet.Base64) is >= 20 and var key ? at + 6 + id + key : 0;
            case '!':
                start = WordStart(line, at, floor);
                return at - start >= 15 && RunLength(line, at + 1, Alphabet.Wide) is >= 60 and var session ? at + 1 + session : 0;
            case ':' when at + 2 < line.Length && line[at + 1] == 'A' && line[at + 2] == 'A':
                return TelegramEnd(line, at, floor, out start);
        }

        return PrefixedEnd(line, at, ref start);
    }

    private static int PrefixedEnd(ReadOnlySpan<char> line, int at, ref int start)
    {
        if (!ByFirst.TryGetValue(line[at], out var shapes))
        {
            return 0;
        }

        var inWord = IsInWord(line, at);
        foreach (var shape in shapes)
        {
            if ((inWord && !shape.Glued) || !line[at..].StartsWith(shape.Prefix, StringComparison.Ordinal))
            {
                continue;
            }

            var body = at + shape.Prefix.Length;
            var length = RunLength(line, body, shape.Alphabet);
            if (length < shape.Least || (shape.NeedsDigit && !HasDigit(line.Slice(body, Math.Min(length, 40)))))
            {
                continue;
            }

            start = shape.KeepPrefix ? body : at;
            return body + length;
        }

        return 0;
    }

    private static int JwtEnd(ReadOnlySpan<char> line, int at)
    {
        var i = at;
        var dots = 0;
        var lastDot = at;
        while (i < line.Length && (Chars.IsCredential(line[i]) || line[i] == '\\'))
        {
            if (line[i] == '\\' && (i + 1 >= line.Length || !Chars.IsCredential(line[i + 1])))
            {
                break;
            }

            if (line[i] == '.')
            {
                if (dots == 0 && i - at < 10)
                {
                    return 0;
                }

                dots++;
                lastDot = i;
            }

            i++;
        }

        return dots >= 2 && lastDot - at >= 20 ? i : 0;
    }

    /// <summary>Three-part tokens whose parts begin with an encoded brace.</summary>
    private static int EncodedTokenEnd(ReadOnlySpan<char> line, int at, int floor, out int start)
    {
        start = WordStart(line, at, floor);
        if (at - start < 17 || !line[start..].StartsWith("ey", StringComparison.Ordinal))
        {
            return 0;
        }

        var middle = RunLength(line, at + 1, Alphabet.Base64);
        var dot = at + 1 + middle;
        return middle >= 15 && dot < line.Length && line[dot] == '.' ? dot + 1 + RunLength(line, dot + 1, Alphabet.Base64) : 0;
    }

    private static int WordStart(ReadOnlySpan<char> line, int at, int floor)
    {
        var start = at;
        while (start > floor && at - start < 512 && (Chars.IsWord(line[start - 1]) || line[start - 1] == '.'))
        {
            start--;
        }

        return start;
    }

    private static int PemEnd(ReadOnlySpan<char> line, int at, int floor, out int start)
    {
        start = PemText.FindHeader(line, Math.Max(floor, at - 8), out var headerEnd);
        if (start < floor || start > at)
        {
            start = at;
            return 0;
        }

        // The framer joins blocks that span lines; what has no footer here ends with its body.
        var footer = PemText.FooterEnd(line[headerEnd..]);
        return footer < 0 ? line.Length : headerEnd + footer;
    }

    private static int TelegramEnd(ReadOnlySpan<char> line, int at, int floor, out int start)
    {
        start = at;
        while (start > floor && at - start < 12 && char.IsAsciiDigit(line[start - 1]))
        {
            start--;
        }

        return at - start >= 6 && RunLength(line, at + 1, Alphabet.Url) is >= 30 and var body ? at + 1 + body : 0;
    }

    private static bool IsInWord(ReadOnlySpan<char> line, int at) =>
        at > 0 && char.IsAsciiLetterOrDigit(line[at - 1]) && !Chars.IsEscapeBefore(line, at);

    private static int RunLength(ReadOnlySpan<char> line, int from, Alphabet alphabet)
    {
        var i = from;
        while (i < line.Length && Is(line[i], alphabet))
        {
            i++;
        }

        return i - from;
    }

    private static bool Is(char c, Alphabet alphabet) => alphabet switch
    {
        Alphabet.Alphanumeric => char.IsAsciiLetterOrDigit(c),
        Alphabet.Hex => char.IsAsciiHexDigit(c),
        Alphabet.HexDash => char.IsAsciiHexDigit(c) || c == '-',
        Alphabet.Digits => char.IsAsciiDigit(c),
        Alphabet.Upper => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c),
        Alphabet.Url => char.IsAsciiLetterOrDigit(c) || c is '_' or '-',
        Alphabet.Base64 => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '+' or '/' or '=',
        Alphabet.Wide => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '~' or '+' or '=' or '-' or '%',
        _ => Chars.IsCredential(c) || c is '%' or ':' or '@',
    };

    private static bool HasDigit(ReadOnlySpan<char> text) => text.IndexOfAnyInRange('0', '9') >= 0;
}
