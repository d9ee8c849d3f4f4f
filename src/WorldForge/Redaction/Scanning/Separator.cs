namespace WorldForge.Redaction.Scanning;

internal enum SeparatorKind
{
    None,

    /// <summary><c>=</c> and its kin.</summary>
    Equals,

    Colon,

    /// <summary><c>==</c>, <c>!=</c>: the other side of a comparison.</summary>
    Compare,

    /// <summary><c>&gt;</c> of a markup element.</summary>
    Element,

    /// <summary>A comma between arguments, an attribute named <c>value</c>: a value may follow.</summary>
    Loose,
}

/// <summary>What stands between a key and its value.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="KeyEnd">Position after the key and its quote.</param>
/// <param name="ValueStart">Position of the value; the end of the text when none follows.</param>
/// <param name="Width">Length of the sign itself.</param>
/// <param name="IsSpaced">Blanks stand before the sign.</param>
internal readonly record struct Separator(SeparatorKind Kind, int KeyEnd, int ValueStart, int Width, bool IsSpaced)
{
    public static Separator Find(ReadOnlySpan<char> text, int keyStart, int keyEnd, int to)
    {
        if (keyEnd >= to)
        {
            return default;
        }

        var i = keyEnd;
        var quote = Quote.LengthAt(text, i, to);
        if (quote > 0)
        {
            i += quote;
        }
        else if (text[i] == '*' || text[i] == '?')
        {
            // Optional members and emphasised labels: token?: x, **token**: x.
            while (i < to && i - keyEnd < 3 && text[i] is '*' or '?')
            {
                i++;
            }
        }

        if (i < to && text[i] == ']')
        {
            i++;
        }

        var named = i;
        var sign = Chars.SkipBlanks(text, i, to);
        if (sign >= to)
        {
            return default;
        }

        var spaced = sign > named;
        var (kind, width) = SignAt(text, sign, to, quoted: quote > 0, spaced);
        if (kind == SeparatorKind.None)
        {
            return quote > 0 || spaced ? NamedValue(text, named, sign, to) : default;
        }

        if (kind == SeparatorKind.Element && (keyStart == 0 || (text[keyStart - 1] is not ('<' or ':' or '.' or '-'))))
        {
            return default;
        }

        var value = Chars.SkipBlanks(text, sign + width, to);
        if (kind == SeparatorKind.Loose)
        {
            // After a comma either a plain argument or the pair name/value of one record.
            var pair = NamedValue(text, named, value, to);
            if (pair.Kind != SeparatorKind.None)
            {
                return pair;
            }
        }

        return new Separator(kind, named, value, width, spaced);
    }

    private static (SeparatorKind Kind, int Width) SignAt(ReadOnlySpan<char> text, int at, int to, bool quoted, bool spaced)
    {
        var next = at + 1 < to ? text[at + 1] : '\0';
        var third = at + 2 < to ? text[at + 2] : '\0';
        switch (text[at])
        {
            case '=' when next == '=':
                return (SeparatorKind.Compare, third == '=' ? 3 : 2);
            case '!' when next == '=':
                return (SeparatorKind.Compare, third == '=' ? 3 : 2);
            case '=' when next == '>':
                return (SeparatorKind.Equals, 2);
            case '=':
                return (SeparatorKind.Equals, 1);
            case '+' or '?' or '.' or '|' or '~' when next == '=':
                return (SeparatorKind.Equals, 2);
            case '?' when next == '?' && third == '=':
                return (SeparatorKind.Equals, 3);
            case '|' when next == '|' && third == ':':
                return (SeparatorKind.Equals, 3);
            case '|' when next == '|':
                return (SeparatorKind.Loose, 2);
            case ':' when next == '=':
                return (SeparatorKind.Equals, 2);
            case ':' when next == ':' && third == '=':
                return (SeparatorKind.Equals, 3);
            case ':' when next == ':' && third == ':':
                return (SeparatorKind.Equals, at + 3 < to && text[at + 3] == '=' ? 4 : 3);
            case ':' when next == ':':
                return (SeparatorKind.None, 0);
            case ':' when next == '/' && third == '/':
                return (SeparatorKind.None, 0);
            case ':':
                return (SeparatorKind.Colon, 1);
            case '-' when next == '>' && spaced:
                return (SeparatorKind.Loose, 2);
            case '>' when !spaced:
                return (SeparatorKind.Element, 1);
            case ',':
                return (SeparatorKind.Loose, 1);
            case '%' when Chars.At(text, at, to, "%3D") || Chars.At(text, at, to, "%3A"):
                return (SeparatorKind.Equals, 3);
            case '%' when Chars.At(text, at, to, "%253D") || Chars.At(text, at, to, "%253A"):
                return (SeparatorKind.Equals, 5);
            case '&' when Chars.At(text, at, to, "&gt;"):
                return (SeparatorKind.Loose, 4);
            default:
                _ = quoted;
                return (SeparatorKind.None, 0);
        }
    }

    /// <summary>The key is itself a value, and its own value follows as <c>value="..."</c> or <c>"value": ...</c>.</summary>
    private static Separator NamedValue(ReadOnlySpan<char> text, int named, int at, int to)
    {
        var i = at;
        i += Quote.LengthAt(text, i, to);
        if (!Chars.At(text, i, to, "value"))
        {
            return default;
        }

        i += 5;
        i += Quote.LengthAt(text, i, to);
        i = Chars.SkipBlanks(text, i, to);
        if (i >= to || text[i] is not ('=' or ':'))
        {
            return default;
        }

        return new Separator(SeparatorKind.Equals, named, Chars.SkipBlanks(text, i + 1, to), 1, IsSpaced: false);
    }
}
