namespace WorldForge.Redaction.Scanning;

/// <summary>Recognises armoured private keys: PEM, OpenSSH, PGP, SSH2.</summary>
internal static class PemText
{
    private const int HeaderLimit = 128;

    /// <summary>Position of a private-key header whose footer is not in the same line, or -1.</summary>
    public static int FindOpenBlock(ReadOnlySpan<char> line)
    {
        var from = 0;
        while (FindHeader(line, from, out var headerEnd) is >= 0 and var begin)
        {
            var footer = FooterEnd(line[headerEnd..]);
            if (footer < 0)
            {
                return begin;
            }

            from = headerEnd + footer;
        }

        return -1;
    }

    /// <summary>Position of the next private-key header, or -1.</summary>
    public static int FindHeader(ReadOnlySpan<char> line, int from, out int headerEnd)
    {
        headerEnd = from;
        if (line[from..].IndexOf("----", StringComparison.Ordinal) < 0)
        {
            return -1;
        }

        while (from < line.Length)
        {
            var at = line[from..].IndexOf("BEGIN", StringComparison.OrdinalIgnoreCase);
            if (at < 0)
            {
                return -1;
            }

            at += from;
            from = at + 5;
            var start = at;
            while (start > 0 && at - start < 8 && line[start - 1] is '-' or ' ')
            {
                start--;
            }

            if (!line[start..at].Contains("----", StringComparison.Ordinal))
            {
                continue;
            }

            while (line[start] == ' ')
            {
                start++;
            }

            var rest = line[from..Math.Min(line.Length, from + HeaderLimit)];
            var close = rest.IndexOf("---", StringComparison.Ordinal);
            var label = close < 0 ? rest : rest[..close];
            if (!IsPrivate(label))
            {
                continue;
            }

            headerEnd = from + label.Length;
            while (headerEnd < line.Length && line[headerEnd] == '-')
            {
                headerEnd++;
            }

            return start;
        }

        return -1;
    }

    /// <summary>Position after the footer, or -1.</summary>
    public static int FooterEnd(ReadOnlySpan<char> line)
    {
        var at = line.IndexOf("--END", StringComparison.OrdinalIgnoreCase);
        var skip = 5;
        if (at < 0)
        {
            at = line.IndexOf("-- END", StringComparison.OrdinalIgnoreCase);
            skip = 6;
        }

        if (at < 0)
        {
            return -1;
        }

        var rest = line[(at + skip)..Math.Min(line.Length, at + skip + HeaderLimit)];
        var close = rest.IndexOf("---", StringComparison.Ordinal);
        var end = at + skip + (close < 0 ? rest.Length : close);
        while (end < line.Length && line[end] == '-')
        {
            end++;
        }

        return end;
    }

    /// <summary>Whether a line can lie inside a block: base64, a header line of the armour, blank.</summary>
    public static bool IsBody(ReadOnlySpan<char> line)
    {
        var text = line.Trim();
        if (text.Length > 2 && Chars.IsQuote(text[0]))
        {
            text = text.Trim("\"'`+,;\\ ");
        }

        if (text.IsEmpty || text.StartsWith("Proc-Type", StringComparison.OrdinalIgnoreCase) || text.StartsWith("DEK-Info", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("Version:", StringComparison.OrdinalIgnoreCase) || text.StartsWith("Comment:", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("Subject:", StringComparison.OrdinalIgnoreCase) || text.StartsWith("Hash:", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        // A logger may put its own prefix before each line: the last word decides.
        var last = text[(text.LastIndexOfAny(" \t|>") + 1)..];
        var alone = last.Length == text.Length;
        var plain = 0;
        foreach (var c in last)
        {
            plain += char.IsAsciiLetterOrDigit(c) || c is '+' or '/' or '=' or '\\' or '.' or '*' or '-' or '_' ? 1 : 0;
        }

        return plain == last.Length && (alone || last.Length >= 24);
    }

    private static bool IsPrivate(ReadOnlySpan<char> label) =>
        label.Contains("PRIVATE KEY", StringComparison.OrdinalIgnoreCase)
        || label.Contains("PRIVATE%20KEY", StringComparison.OrdinalIgnoreCase)
        || label.Contains("PRIVATE_KEY", StringComparison.OrdinalIgnoreCase)
        || label.Contains("SSH2 ENCRYPTED", StringComparison.OrdinalIgnoreCase);
}
