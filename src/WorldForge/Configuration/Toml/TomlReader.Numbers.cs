using System.Globalization;

namespace WorldForge.Configuration.Toml;

/// <summary>Integers of four bases and floats.</summary>
internal sealed partial class TomlReader
{
    private TomlValue Number()
    {
        int start = _cursor.At;
        bool isSigned = _cursor.Take("+") || _cursor.Take("-");
        if (_cursor.Take("inf"))
        {
            return EndNumber(start, new TomlFloat(_cursor.Between(start, start + 1)[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity));
        }

        if (_cursor.Take("nan"))
        {
            return EndNumber(start, new TomlFloat(double.NaN));
        }

        if (!isSigned && _cursor.Peek() == '0' && _cursor.Peek(1) is 'x' or 'o' or 'b')
        {
            return EndNumber(start, Prefixed(start));
        }

        int digits = _cursor.At;
        int count = Digits(char.IsAsciiDigit);
        if (count > 1 && _cursor.Between(digits, digits + 1)[0] == '0')
        {
            throw _cursor.Fail("a number without leading zeros", start, "a leading zero");
        }

        bool isFloat = false;
        if (_cursor.Take("."))
        {
            isFloat = true;
            Digits(char.IsAsciiDigit);
        }

        if (_cursor.Peek() is 'e' or 'E')
        {
            isFloat = true;
            _cursor.Skip();
            _ = _cursor.Take("+") || _cursor.Take("-");
            Digits(char.IsAsciiDigit);
        }

        string text = _cursor.Between(start, _cursor.At).ToString().Replace("_", "", StringComparison.Ordinal);
        return EndNumber(start, isFloat ? Float(text, start) : Integer(text, start));
    }

    private TomlFloat Float(string text, int start)
    {
        double value = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        return double.IsFinite(value) ? new TomlFloat(value) : throw _cursor.Fail("a float within the range of a double", start, "a larger one");
    }

    private TomlInteger Integer(string text, int start) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value)
            ? new TomlInteger(value)
            : throw _cursor.Fail("an integer of 64 bits", start, "a larger one");

    private TomlInteger Prefixed(int start)
    {
        (int bits, Func<char, bool> isDigit) = _cursor.Peek(1) switch
        {
            'x' => (4, (Func<char, bool>)char.IsAsciiHexDigit),
            'o' => (3, static unit => unit is >= '0' and <= '7'),
            _ => (1, static unit => unit is '0' or '1'),
        };
        _cursor.Skip(2);
        int at = _cursor.At;
        Digits(isDigit);
        long value = 0;
        foreach (char unit in _cursor.Between(at, _cursor.At))
        {
            if (unit == '_')
            {
                continue;
            }

            if (value > long.MaxValue >> bits)
            {
                throw _cursor.Fail("an integer of 64 bits", start, "a larger one");
            }

            value = (value << bits) | (uint)Convert.ToInt32(unit.ToString(), 16);
        }

        return new TomlInteger(value);
    }

    /// <summary>Digits with single underscores between them.</summary>
    /// <returns>How many characters there were.</returns>
    private int Digits(Func<char, bool> isDigit)
    {
        int start = _cursor.At;
        do
        {
            if (!isDigit(_cursor.Peek()))
            {
                throw _cursor.Fail("a digit");
            }

            while (isDigit(_cursor.Peek()))
            {
                _cursor.Skip();
            }
        }
        while (_cursor.Take("_"));
        return _cursor.At - start;
    }

    private TomlValue EndNumber(int start, TomlValue value) =>
        char.IsAsciiLetterOrDigit(_cursor.Peek()) || _cursor.Peek() is '_' or '.' or '+' or '-' or ':'
            ? throw _cursor.Fail("a number", start, "characters that belong to none")
            : value;
}
