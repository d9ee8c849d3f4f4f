namespace WorldForge.Redaction.Scanning;

/// <summary>Judges whether a value looks generated rather than written.</summary>
internal static class SecretLikeness
{
    /// <summary>A value next to a weak word: long, mixed, of high entropy; no digest, UUID, version, date or path.</summary>
    public static bool IsRandom(ReadOnlySpan<char> value) =>
        value.Length >= 12 && !IsDigestOrId(value) && !IsVersionOrDate(value) && LooksGenerated(value);

    /// <summary>A value next to the name of a service: hex digests and UUIDs count too.</summary>
    public static bool IsCredential(ReadOnlySpan<char> value) =>
        value.Length >= 12 && !IsVersionOrDate(value) && (IsDigestOrId(value) || LooksGenerated(value) || IsOpaque(value) || IsLongNumber(value));

    /// <summary>A short value next to a word such as <c>pass</c>: anything that is not plainly a number, status or word of prose.</summary>
    public static bool IsPossiblePassword(ReadOnlySpan<char> value) =>
        value.Length > 0 && !IsNumber(value) && !HarmlessWords.IsStatus(value);

    /// <summary>Git commit, SHA-256 or UUID, also with an algorithm in front.</summary>
    public static bool IsDigestOrId(ReadOnlySpan<char> value)
    {
        var colon = value.IndexOf(':');
        if (colon is > 2 and < 8)
        {
            value = value[(colon + 1)..];
        }

        if (value.Length == 36 && value[8] == '-' && value[13] == '-' && value[18] == '-' && value[23] == '-')
        {
            return IsHex(value, '-');
        }

        return value.Length is 32 or 40 or 64 or 96 or 128 && IsHex(value, '\0');
    }

    public static bool IsNumber(ReadOnlySpan<char> value)
    {
        foreach (var c in value)
        {
            if (!char.IsAsciiDigit(c) && c is not ('.' or '-' or '+' or '%' or '/'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Shannon entropy in bits per character, over ASCII; other characters count as one symbol.</summary>
    public static double Entropy(ReadOnlySpan<char> value)
    {
        if (value.IsEmpty)
        {
            return 0;
        }

        Span<int> counts = stackalloc int[129];
        counts.Clear();
        foreach (var c in value)
        {
            counts[Math.Min(c, (char)128)]++;
        }

        var entropy = 0.0;
        foreach (var count in counts)
        {
            if (count > 0)
            {
                var p = (double)count / value.Length;
                entropy -= p * Math.Log2(p);
            }
        }

        return entropy;
    }

    private static bool LooksGenerated(ReadOnlySpan<char> value)
    {
        var sample = value.Length > 256 ? value[..256] : value;
        int digits = 0, lowers = 0, uppers = 0, turns = 0, others = 0;
        var last = 0;
        foreach (var c in sample)
        {
            var kind = char.IsAsciiDigit(c) ? 1 : char.IsAsciiLetterLower(c) ? 2 : char.IsAsciiLetterUpper(c) ? 3 : 0;
            digits += kind == 1 ? 1 : 0;
            lowers += kind == 2 ? 1 : 0;
            uppers += kind == 3 ? 1 : 0;
            others += kind == 0 ? 1 : 0;
            turns += kind != 0 && last != 0 && kind != last ? 1 : 0;
            last = kind;
        }

        if (others * 3 > sample.Length || digits == sample.Length)
        {
            return false;
        }

        var letters = lowers + uppers;
        if (digits == 0)
        {
            // Only letters: random ones change case all the time, names of code do not.
            return others == 0 && letters >= 24 && lowers > 0 && uppers > 0 && turns * 5 >= letters * 2 && Entropy(sample) >= 3.5;
        }

        return turns * 5 >= sample.Length - others && Entropy(sample) >= (letters == 0 ? 2.5 : 2.9);
    }

    /// <summary>One long run that is neither words nor numbers joined by separators.</summary>
    private static bool IsOpaque(ReadOnlySpan<char> value)
    {
        if (value.Length < 13 || Entropy(value) < 2.9)
        {
            return false;
        }

        int digits = 0, lowers = 0, uppers = 0, mixed = 0, parts = 1;
        int kinds = 0, length = 0, longest = 0;
        foreach (var c in value)
        {
            var kind = char.IsAsciiDigit(c) ? 1 : char.IsAsciiLetter(c) ? 2 : 0;
            digits += kind == 1 ? 1 : 0;
            lowers += char.IsAsciiLetterLower(c) ? 1 : 0;
            uppers += char.IsAsciiLetterUpper(c) ? 1 : 0;
            if (kind == 0)
            {
                if (c is not ('_' or '-' or '=' or '.' or '+' or '/' or ':' or '~' or '%'))
                {
                    return false;
                }

                parts++;
                mixed += kinds == 3 ? 1 : 0;
                longest = kinds == 3 ? Math.Max(longest, length) : longest;
                kinds = 0;
                length = -1;
            }

            length++;
            kinds |= kind;
        }

        mixed += kinds == 3 ? 1 : 0;
        longest = kinds == 3 ? Math.Max(longest, length) : longest;
        if (digits == 0)
        {
            // Twenty letters of one case without a gap are no word.
            return parts == 1 && value.Length >= 20 && (lowers == 0 || uppers == 0);
        }

        return lowers + uppers >= 3 && (longest >= 10 || (mixed * 2 >= parts && parts * 6 <= value.Length + 6));
    }

    private static bool IsLongNumber(ReadOnlySpan<char> value)
    {
        foreach (var c in value)
        {
            if (!char.IsAsciiDigit(c))
            {
                return false;
            }
        }

        return value.Length >= 15;
    }

    /// <summary>Versions, dates and times: groups of digits between points, dashes, colons; one short label at most.</summary>
    private static bool IsVersionOrDate(ReadOnlySpan<char> value)
    {
        int digits = 0, letters = 0, marks = 0;
        foreach (var c in value)
        {
            digits += char.IsAsciiDigit(c) ? 1 : 0;
            letters += char.IsAsciiLetter(c) ? 1 : 0;
            marks += c is '.' or '-' or ':' or '+' ? 1 : 0;
        }

        return char.IsAsciiDigit(value[0]) && marks >= 2 && letters <= 6 && digits + letters + marks == value.Length && digits < 24;
    }

    private static bool IsHex(ReadOnlySpan<char> value, char also)
    {
        foreach (var c in value)
        {
            if (!char.IsAsciiHexDigit(c) && c != also)
            {
                return false;
            }
        }

        return true;
    }
}
