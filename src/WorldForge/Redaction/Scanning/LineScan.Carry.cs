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
            case Carry.Nested when indent >= end:
                _after = _before;
                return true;
            case Carry.Nested when ContinuesNest(indent):
                Range(Nest(indent, _text.Length, _before.Depth, _before.Indent), _text.Length, inUrl: false);
                return true;
            case Carry.NamedValue when Chars.At(_text, NameStart(indent, end), end, "value"):
                return TakeNamedValue(NameStart(indent, end), end);
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

    /// <summary>Position of the name in a line of a mapping or list, behind its dash and quote.</summary>
    private readonly int NameStart(int indent, int end)
    {
        var i = indent;
        if (i + 1 < end && _text[i] == '-' && _text[i + 1] == ' ')
        {
            i = Chars.SkipBlanks(_text, i + 1, end);
        }

        return i < end && (Chars.IsQuote(_text[i]) || _text[i] == '<') ? i + 1 : i;
    }

    /// <summary>The <c>value:</c> of a record whose name, in the line before, is sensitive.</summary>
    private bool TakeNamedValue(int name, int end)
    {
        var separator = Separator.Find(_text, name, name + 5, end);
        if (separator.Kind is not (SeparatorKind.Colon or SeparatorKind.Equals) || separator.ValueStart >= end)
        {
            return false;
        }

        return Assignment(name, name + 5, end, KeyClass.Strong, separator, borrowed: false) >= end;
    }

    /// <summary>Whether the line is the <c>kind:</c> of a document.</summary>
    private readonly bool BeginsManifest()
    {
        var start = NameStart(Indent(), _text.Length);
        return start < _text.Length && _text[start] is 'k' or 'K' && Chars.At(_text, start, _text.Length, "kind");
    }

    /// <summary>Follows documents of kind Secret: every scalar under their data is one.</summary>
    private bool TakeManifest()
    {
        if (_text.StartsWith("---", StringComparison.Ordinal))
        {
            _after = default;
            return false;
        }

        var end = _text.TrimEnd().Length;
        var indent = Indent();
        var inData = _before.Data > 0 && (end == 0 || indent >= _before.Data);
        var start = NameStart(indent, end);
        if (IsEntry(start, end, "kind") is > 0 and var kind)
        {
            var named = Chars.At(_text, kind, end, "Secret") && (kind + 6 >= end || !Chars.IsWord(_text[kind + 6]));
            _after = _after with { Manifest = named || (_before.Manifest && indent > 0), Data = 0 };
            return false;
        }

        _after = _after with { Manifest = _before.Manifest, Data = inData ? _before.Data : 0 };
        if (_before.Manifest && !inData && (IsEntry(start, end, "data") == end || IsEntry(start, end, "stringData") == end))
        {
            _after = _after with { Data = indent + 1 };
            return false;
        }

        if (!inData || end == 0)
        {
            return false;
        }

        var colon = _text[indent..end].IndexOf(':');
        var value = colon < 0 ? indent : Chars.SkipBlanks(_text, indent + colon + 1, end);
        if (value < end && _text[value] is not ('|' or '>'))
        {
            MaskRest(value, end);
        }

        return true;
    }

    /// <summary>Position of the value when the line is an entry of that name, else 0.</summary>
    private readonly int IsEntry(int start, int end, ReadOnlySpan<char> name)
    {
        var colon = start + name.Length;
        if (!Chars.At(_text, start, end, name))
        {
            return 0;
        }

        colon += Quote.LengthAt(_text, colon, end);
        if (colon >= end || _text[colon] != ':')
        {
            return 0;
        }

        var value = Chars.SkipBlanks(_text, colon + 1, end);
        return value < end && Chars.IsQuote(_text[value]) ? value + 1 : value;
    }

    private void MaskRest(int start, int end)
    {
        if (Chars.MarkerLength(_text, start, end) != end - start)
        {
            Mask(start, end);
        }
    }
}
