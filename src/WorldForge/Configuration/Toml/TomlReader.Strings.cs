using System.Globalization;
using System.Text;

namespace WorldForge.Configuration.Toml;

/// <summary>The four forms of strings.</summary>
internal sealed partial class TomlReader
{
    private string Text()
    {
        if (_cursor.Take("\"\"\""))
        {
            return Lines("\"\"\"", escapes: true);
        }

        if (_cursor.Take("'''"))
        {
            return Lines("'''", escapes: false);
        }

        return Line(_cursor.Next());
    }

    private string Line(char quote)
    {
        var text = new StringBuilder();
        while (_cursor.AtEnd || _cursor.Peek() != quote)
        {
            if (_cursor.AtEnd)
            {
                throw _cursor.Fail("the closing quote of the string");
            }

            RefuseControl("a string without control characters on one line");
            if (quote == '"' && _cursor.Take("\\"))
            {
                Escape(text);
            }
            else
            {
                text.Append(_cursor.Next());
            }
        }

        _cursor.Skip();
        return text.ToString();
    }

    private string Lines(string quotes, bool escapes)
    {
        var text = new StringBuilder();
        _cursor.TakeLineEnd();
        while (!_cursor.IsAt(quotes))
        {
            if (_cursor.AtEnd)
            {
                throw _cursor.Fail("the closing quotes of the string");
            }

            if (_cursor.IsAt("\r\n"))
            {
                text.Append("\r\n");
                _cursor.Skip(2);
            }
            else if (escapes && _cursor.Take("\\"))
            {
                if (!Continuation())
                {
                    Escape(text);
                }
            }
            else
            {
                if (_cursor.Peek() != '\n')
                {
                    RefuseControl("a string without control characters");
                }

                text.Append(_cursor.Next());
            }
        }

        // Up to two quotes may stand before the closing ones.
        int extra = 0;
        while (_cursor.Peek(quotes.Length) == quotes[0])
        {
            if (++extra > 2)
            {
                throw _cursor.Fail("at most two quotes before the closing ones", found: "more");
            }

            text.Append(_cursor.Next());
        }

        _cursor.Skip(quotes.Length);
        return text.ToString();
    }

    /// <summary>A backslash at the end of a line, blanks behind it allowed: it and all blanks and line ends that follow count for nothing.</summary>
    private bool Continuation()
    {
        int ahead = 0;
        while (_cursor.Peek(ahead) is ' ' or '\t')
        {
            ahead++;
        }

        if (_cursor.Peek(ahead) != '\n' && !(_cursor.Peek(ahead) == '\r' && _cursor.Peek(ahead + 1) == '\n'))
        {
            return false;
        }

        do
        {
            _cursor.SkipBlanks();
        }
        while (_cursor.TakeLineEnd());
        return true;
    }

    private void Escape(StringBuilder text)
    {
        int start = _cursor.At - 1;
        char kind = _cursor.AtEnd ? throw _cursor.Fail("an escape") : _cursor.Next();
        switch (kind)
        {
            case 'b': text.Append('\b'); break;
            case 't': text.Append('\t'); break;
            case 'n': text.Append('\n'); break;
            case 'f': text.Append('\f'); break;
            case 'r': text.Append('\r'); break;
            case '"': text.Append('"'); break;
            case '\\': text.Append('\\'); break;
            case 'u': text.Append(Scalar(4, start)); break;
            case 'U': text.Append(Scalar(8, start)); break;
            default: throw _cursor.Fail(@"one of the escapes \b \t \n \f \r \"" \\ \u \U", start, "another one");
        }
    }

    private string Scalar(int digits, int start)
    {
        int at = _cursor.At;
        while (_cursor.At - at < digits && char.IsAsciiHexDigit(_cursor.Peek()))
        {
            _cursor.Skip();
        }

        ReadOnlySpan<char> hex = _cursor.Between(at, _cursor.At);
        return hex.Length == digits && uint.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint value) && Rune.IsValid(value)
            ? new Rune(value).ToString()
            : throw _cursor.Fail($"{digits} hexadecimal digits of a Unicode scalar value", start, "another escape");
    }
}
