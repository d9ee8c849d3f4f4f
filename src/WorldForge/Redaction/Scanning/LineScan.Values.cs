namespace WorldForge.Redaction.Scanning;

internal ref partial struct LineScan
{
    private int QuotedValue(in Separator separator, int value, int quote, int to, KeyClass key, int start)
    {
        var inner = value + quote;
        var close = Quote.FindClose(_text, value, quote, to, out var closed);
        var text = _text[inner..close];
        if (text.IsEmpty)
        {
            return 0;
        }

        var goes = key switch
        {
            KeyClass.Strong or KeyClass.Header => separator.Kind != SeparatorKind.Compare || !HarmlessWords.IsStatus(text),
            KeyClass.Medium => !HarmlessWords.IsStatus(text) && (separator.Kind != SeparatorKind.Loose || SecretLikeness.IsRandom(text)),
            KeyClass.Vendor => SecretLikeness.IsCredential(text),
            KeyClass.Parameter => SecretLikeness.IsRandom(text) || (SecretLikeness.IsDigestOrId(text) && !SensitiveKeys.NamesDigest(_text[Math.Max(0, value - 48)..value])),
            _ => SecretLikeness.IsRandom(text),
        };
        if (!goes || (separator.Kind == SeparatorKind.Loose && key >= KeyClass.Strong && !IsArgument(text, start, separator)))
        {
            return 0;
        }

        Normalize(separator, value);
        if (Chars.MarkerLength(_text, inner, close) != text.Length)
        {
            Mask(inner, close);
        }

        return closed ? close + quote : close;
    }

    /// <summary>
    /// After a mere comma the next quoted text is the value in a call such as <c>Set("password", "x")</c>; in a list of words or after a
    /// plain name it is one only when it looks like one.
    /// </summary>
    private readonly bool IsArgument(ReadOnlySpan<char> text, int start, in Separator separator)
    {
        var quoted = start > 0 && Chars.IsQuote(_text[start - 1]) && separator.KeyEnd > start;
        var called = quoted && start > 1 && _text[start - 2] == '(';
        var plain = text.IndexOfAnyInRange('0', '9') < 0;
        return called ? !(text.IndexOf(' ') > 0 && text.Length > 24) : quoted ? !plain && text.IndexOf(' ') < 0 : SecretLikeness.IsCredential(text);
    }

    /// <summary>The text of a markup element, which ends at its closing tag.</summary>
    private int Element(int value, int to, KeyClass key)
    {
        var limit = Math.Min(to, value + 4096);
        var close = _text[value..limit].IndexOf("</", StringComparison.Ordinal);
        if (close <= 0 || Chars.MarkerLength(_text, value, value + close) == close)
        {
            return 0;
        }

        var text = _text.Slice(value, close).Trim();
        var goes = key switch
        {
            KeyClass.Strong or KeyClass.Header => !HarmlessWords.IsType(text) && text.IndexOf('<') < 0,
            KeyClass.Medium => SecretLikeness.IsPossiblePassword(text),
            KeyClass.Vendor => SecretLikeness.IsCredential(text),
            _ => SecretLikeness.IsRandom(text),
        };
        if (!goes)
        {
            return 0;
        }

        Mask(value, value + close);
        return value + close;
    }

    /// <summary>A colon gets exactly one blank behind it and none before it.</summary>
    private void Normalize(in Separator separator, int value)
    {
        if (separator.Kind == SeparatorKind.Colon && separator.Width == 1)
        {
            _out.Replace(_text, separator.KeyEnd, value, ": ");
        }
    }

    private readonly int MarkersEnd(int from, int to)
    {
        var i = from;
        while (i + 1 < to && _text[i] == ' ' && Chars.MarkerLength(_text, i + 1, to) is > 0 and var more)
        {
            i += 1 + more;
        }

        return i;
    }

    /// <summary>End of the object or list that opens at <paramref name="open"/>, or 0 when the line does not close it.</summary>
    private int Balanced(int open, int to)
    {
        if (_unbalanced)
        {
            return 0;
        }

        var depth = 0;
        var quoted = '\0';
        for (var i = open; i < to; i++)
        {
            var c = _text[i];
            if (quoted != '\0')
            {
                if (c == '\\')
                {
                    i++;
                }
                else if (c == quoted)
                {
                    quoted = '\0';
                }
            }
            else if (c is '"' or '\'')
            {
                quoted = c;
            }
            else if (c is '{' or '[')
            {
                depth++;
            }
            else if (c is '}' or ']' && --depth == 0)
            {
                return i + 1;
            }
        }

        _unbalanced = true;
        return 0;
    }

    /// <summary>YAML: <c>|</c> or <c>&gt;</c> at the end of the line opens a block whose lines all belong to the key.</summary>
    private int BlockScalar(int value, int to, KeyClass key)
    {
        if (key < KeyClass.Strong || _text[value] is not ('|' or '>') || to - value > 4)
        {
            return 0;
        }

        for (var i = value + 1; i < to; i++)
        {
            if (!(char.IsAsciiDigit(_text[i]) || _text[i] is '-' or '+' or ' '))
            {
                return 0;
            }
        }

        Carries(Carry.BlockScalar);
        return to;
    }
}
