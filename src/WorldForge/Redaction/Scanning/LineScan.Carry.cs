namespace WorldForge.Redaction.Scanning;

internal ref partial struct LineScan
{
    /// <summary>Applies what the line before said about this one. Returns whether the line is done.</summary>
    private bool TakeCarried()
    {
        var indent = Indent();
        var end = _text.TrimEnd().Length;
        switch (_before.Carry)
        {
            case Carry.FoldedHeader when indent > _before.Indent && indent < end:
                MaskRest(indent, end);
                _after = _before;
                return true;
            case Carry.BlockScalar when end == 0:
                _after = _before;
                return true;
            case Carry.BlockScalar when indent > _before.Indent:
                MaskRest(indent, end);
                _after = _before;
                return true;
            case Carry.Value when indent < end:
                return TakeValue(indent, end);
            default:
                return false;
        }
    }

    /// <summary>A single value on its own line: no key, no sentence, no closing bracket.</summary>
    private bool TakeValue(int indent, int end)
    {
        if (indent == 0 || indent < _before.Indent)
        {
            return false;
        }

        var start = indent;
        if (_text[start] == '-' && start + 1 < end && _text[start + 1] == ' ')
        {
            start = Chars.SkipBlanks(_text, start + 1, end);
        }

        var text = _text[start..end];
        if (text.IndexOf(": ", StringComparison.Ordinal) >= 0 || text[^1] is ':' or '{' or '[' || text[0] is '<' or '}' or ']' or '/' or '#' or '{' or '[' or '('
            || (text.IndexOf(' ') >= 0 && !Chars.IsQuote(text[0])) || Chars.MarkerLength(_text, start, end) > 0)
        {
            return false;
        }

        if (Quote.LengthAt(_text, start, end) is > 0 and var quote)
        {
            var close = Quote.FindClose(_text, start, quote, end, out var closed);
            if (!closed || close == start + quote || Chars.MarkerLength(_text, start + quote, close) > 0 || (close + quote < end && _text[close + quote] is ':' or ' '))
            {
                return false;
            }

            Mask(start + quote, close);
            return false;
        }

        Mask(start, end);
        return true;
    }

    private void MaskRest(int start, int end)
    {
        if (Chars.MarkerLength(_text, start, end) != end - start)
        {
            Mask(start, end);
        }
    }
}
