namespace WorldForge.Redaction.Scanning;

/// <summary>
/// Credentials without a distinctive start that are known by their layout. Looks only at every 20th character until it meets a long word.
/// </summary>
internal static class LongRuns
{
    private const int Least = 20;

    /// <summary>The next run of at least 20 word characters, or -1.</summary>
    public static int Next(ReadOnlySpan<char> line, int from, out int end)
    {
        end = line.Length;
        var i = from;
        while (i <= line.Length - Least)
        {
            var back = i + Least - 1;
            while (back >= i && Chars.IsWord(line[back]))
            {
                back--;
            }

            if (back >= i)
            {
                i = back + 1;
                continue;
            }

            end = Chars.WordEnd(line, i + Least, line.Length);
            return i;
        }

        return -1;
    }

    /// <summary>End of the credential that the run is or begins, or 0.</summary>
    public static int Match(ReadOnlySpan<char> line, int start, int end, out int from)
    {
        from = start;
        var run = line[start..end];
        if (run.Length == 34 && run[..2] is "SK" or "AC" or "AP" && IsHex(run[2..]))
        {
            return end;
        }

        if (run.Length is >= 35 and <= 38 && run[32..].StartsWith("-us", StringComparison.Ordinal) && IsHex(run[..32]) && char.IsAsciiDigit(run[^1]))
        {
            return end;
        }

        if (run.Length is >= 24 and <= 28 && start >= 2 && line[start - 1] == '.' && line[start - 2] == 's'
            && (start == 2 || !Chars.IsWord(line[start - 3])) && run.IndexOfAnyInRange('0', '9') >= 0 && run.IndexOfAny('_', '-') < 0)
        {
            return end;
        }

        if (run.Length == 64 && start >= 18 && line[start - 1] == '.' && line.Slice(start - 18, 3) is "pat" && IsHex(run))
        {
            from = start - 18;
            return end;
        }

        if (run.Length is >= 27 and <= 40 && start >= 16 && line[start - 1] is '|' or '%' && DigitsBefore(line, start - 1) is 15 or 16)
        {
            from = start - 1 - DigitsBefore(line, start - 1);
            return end;
        }

        if (run.EndsWith("_mmk", StringComparison.Ordinal) && run.Length == 40)
        {
            return end;
        }

        if (run.Length is >= 76 and <= 96 && run.Contains("AZDO", StringComparison.Ordinal))
        {
            return end;
        }

        return run.Length is >= 23 and <= 28 && run[0] is 'M' or 'N' or 'O' ? BotToken(line, end) : 0;
    }

    /// <summary>Chat bots: an encoded id of digits, six characters, then a long code, joined by points.</summary>
    private static int BotToken(ReadOnlySpan<char> line, int end)
    {
        if (end + 34 >= line.Length || line[end] != '.' || line[end + 7] != '.' || Chars.WordEnd(line, end + 1, end + 7) != end + 7)
        {
            return 0;
        }

        var last = Chars.WordEnd(line, end + 8, line.Length);
        return last - end - 8 >= 26 ? last : 0;
    }

    private static int DigitsBefore(ReadOnlySpan<char> line, int at)
    {
        var count = 0;
        while (count < 17 && at - count > 0 && char.IsAsciiDigit(line[at - count - 1]))
        {
            count++;
        }

        return count;
    }

    private static bool IsHex(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiHexDigit(c))
            {
                return false;
            }
        }

        return true;
    }
}
