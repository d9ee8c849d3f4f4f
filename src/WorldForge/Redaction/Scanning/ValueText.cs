namespace WorldForge.Redaction.Scanning;

/// <summary>Where an unquoted value ends.</summary>
internal static class ValueText
{
    public static int UnquotedEnd(ReadOnlySpan<char> text, int from, int to, in Separator separator)
    {
        var i = from;
        var encoded = separator.Width >= 3 && separator.ValueStart > 0 && text[separator.KeyEnd] == '%';
        while (i < to)
        {
            var c = text[i];
            if (Chars.IsSpace(c) || (c == '<' && Chars.MarkerLength(text, i, to) == 0) || c is ';')
            {
                break;
            }

            if (c is '&' or ',')
            {
                if (c == '&' && encoded || !GoesOn(text, i + 1, to))
                {
                    break;
                }
            }
            else if (Chars.IsQuote(c) || c == '\\')
            {
                if (EndsAtQuote(text, i, to))
                {
                    break;
                }
            }
            else if (c == '%' && encoded && EndsAtEscape(text, i, to))
            {
                break;
            }

            i++;
        }

        while (i > from && text[i - 1] is ')' or '}' or ']' && text[from..(i - 1)].IndexOf(text[i - 1] switch { ')' => '(', '}' => '{', _ => '[' }) < 0)
        {
            i--;
        }

        return i;
    }

    /// <summary>
    /// A comma or ampersand may be part of the value: it is when what follows is neither blank nor another pair. Masking a word too much
    /// is better than leaving half a secret.
    /// </summary>
    private static bool GoesOn(ReadOnlySpan<char> text, int from, int to)
    {
        var i = from;
        var limit = Math.Min(to, from + 128);
        while (i < limit && !Chars.IsSpace(text[i]) && text[i] is not (',' or ';' or '&'))
        {
            if (text[i] is '=' or ':' or '{' or '[' || Chars.IsQuote(text[i]))
            {
                return false;
            }

            i++;
        }

        return i > from;
    }

    private static bool EndsAtQuote(ReadOnlySpan<char> text, int at, int to)
    {
        var length = Quote.LengthAt(text, at, to);
        if (length == 0)
        {
            return false;
        }

        var next = at + length;
        return next >= to || Chars.IsSpace(text[next]) || text[next] is ',' or ';' or ':' or ')' or ']' or '}' or '>' or '<' or '&' or '\\' or '|' or '.' || Chars.IsQuote(text[next]);
    }

    private static bool EndsAtEscape(ReadOnlySpan<char> text, int at, int to) =>
        Chars.At(text, at, to, "%26") || Chars.At(text, at, to, "%2C") || Chars.At(text, at, to, "%3B") || Chars.At(text, at, to, "%20")
        || Chars.At(text, at, to, "%22") || Chars.At(text, at, to, "%0A") || Chars.At(text, at, to, "%0D") || Chars.At(text, at, to, "%2526");
}
