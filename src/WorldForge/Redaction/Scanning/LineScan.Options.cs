namespace WorldForge.Redaction.Scanning;

internal ref partial struct LineScan
{
    /// <summary>An option of a command line and the secret behind it. Returns the position after the secret, or 0.</summary>
    private int Option(int start, int end, int to)
    {
        var option = _text[start..end];
        var name = option.TrimStart('-');
        if (name.IsEmpty || option.Length - name.Length > 2)
        {
            return 0;
        }

        if (CommandOptions.AttachedSecret(_command, option) is > 0 and var attached)
        {
            var attachedEnd = Chars.SpaceEnd(_text, end, to);
            Mask(start + attached, attachedEnd);
            return attachedEnd;
        }

        if (end >= to || !Chars.IsBlank(_text[end]) || !(CommandOptions.TakesSecret(option) || CommandOptions.IsShortSecret(_command, option)))
        {
            return end < to && _text[end] == '=' && CommandOptions.IsShortSecret(_command, option) ? Argument(end + 1, to) : 0;
        }

        var value = Chars.SkipBlanks(_text, end, to);
        if (value < to && _text[value] == '\\' && value + 1 >= to)
        {
            // The shell goes on in the next line.
            Carries(Carry.Value);
            return to;
        }

        return value < to ? Argument(value, to) : 0;
    }

    /// <summary>Masks one argument.</summary>
    private int Argument(int value, int to)
    {
        if (value >= to || _text[value] is '-' or '|' or '>' or '&' or ';' or ']' or ')')
        {
            return 0;
        }

        if (Chars.MarkerLength(_text, value, to) is > 0 and var marker)
        {
            return value + marker;
        }

        if (_text[value] == '<')
        {
            // A placeholder of a usage line.
            return 0;
        }

        if (Quote.LengthAt(_text, value, to) is > 0 and var quote)
        {
            var close = Quote.FindClose(_text, value, quote, to, out var closed);
            if (close > value + quote && Chars.MarkerLength(_text, value + quote, close) == 0)
            {
                Mask(value + quote, close);
            }

            var after = closed ? close + quote : close;

            // A name and a password may be quoted each: 'name':'password'.
            return after + 1 < to && _text[after] == ':' && !Chars.IsSpace(_text[after + 1]) ? Argument(after + 1, to) : after;
        }

        var end = value;
        while (end < to && !Chars.IsSpace(_text[end]) && !(Chars.IsQuote(_text[end]) && (end + 1 >= to || Chars.IsSpace(_text[end + 1]) || _text[end + 1] is ',' or '}' or ']' or ')')))
        {
            end++;
        }

        if (HarmlessWords.IsProse(_text[value..end].TrimEnd(".,;:)")))
        {
            return 0;
        }

        Mask(value, end);
        return end;
    }
}
