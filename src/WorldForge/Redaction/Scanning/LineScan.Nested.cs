namespace WorldForge.Redaction.Scanning;

internal ref partial struct LineScan
{
    /// <summary>Whether an object or list of data opens here that the line does not close.</summary>
    private readonly bool OpensNest(int value, int to)
    {
        if (_text[value] is not ('{' or '['))
        {
            return false;
        }

        var next = Chars.SkipBlanks(_text, value + 1, to);
        return next >= to || _text[next] is '"' or '\'' or '{' or '[' or '-' || char.IsAsciiDigit(_text[next]);
    }

    /// <summary>Whether the line still lies in the object or list that a line before opened: it is deeper, or can only be data.</summary>
    private readonly bool ContinuesNest(int indent) =>
        indent > _before.Indent || Chars.IsQuote(_text[indent]) || _text[indent] is '{' or '}' or '[' or ']' or ',' || char.IsAsciiDigit(_text[indent]);

    /// <summary>
    /// Masks every scalar of an object or list under a secret key and keeps its names, over as many lines as it has.
    /// Returns the position after its closing bracket, or the end of the line.
    /// </summary>
    private int Nest(int from, int to, int depth, int indent)
    {
        var i = from;
        while (i < to)
        {
            var c = _text[i];
            if (Chars.MarkerLength(_text, i, to) is > 0 and var marker)
            {
                i += marker;
            }
            else if (c is '{' or '[')
            {
                depth++;
                i++;
            }
            else if (c is '}' or ']')
            {
                i++;
                if (--depth <= 0)
                {
                    return i;
                }
            }
            else if (Quote.LengthAt(_text, i, to) is > 0 and var quote)
            {
                var close = Quote.FindClose(_text, i, quote, to, out var closed);
                var end = closed ? close + quote : close;
                if (!IsName(end, to) && Chars.MarkerLength(_text, i + quote, close) != close - i - quote)
                {
                    Mask(i + quote, close);
                }

                i = end;
            }
            else if (Chars.IsSpace(c) || c is ',' or ':' or '=')
            {
                i++;
            }
            else
            {
                i = BareScalar(i, to);
            }
        }

        _after = _after with { Carry = Carry.Nested, Indent = indent, Depth = depth };
        return to;
    }

    private int BareScalar(int from, int to)
    {
        var i = from;
        var counts = false;
        while (i < to && !Chars.IsSpace(_text[i]) && _text[i] is not (',' or '{' or '}' or '[' or ']' or '=') && !(_text[i] == ':' && IsName(i, to)))
        {
            counts |= char.IsLetterOrDigit(_text[i]);
            i++;
        }

        if (i == from)
        {
            return from + 1;
        }

        if (counts && !IsName(i, to))
        {
            Mask(from, i);
        }

        return i;
    }

    /// <summary>Whether what ends here is the name of a member rather than a value.</summary>
    private readonly bool IsName(int end, int to)
    {
        var sign = Chars.SkipBlanks(_text, end, to);
        if (sign >= to || _text[sign] is not (':' or '='))
        {
            return false;
        }

        // A bare a:b is one value; a name is set off by a quote, a blank or what can only be a value.
        return sign > end || Chars.IsQuote(_text[end - 1]) || sign + 1 >= to
            || Chars.IsSpace(_text[sign + 1]) || Chars.IsQuote(_text[sign + 1]) || _text[sign + 1] is '{' or '[';
    }
}
