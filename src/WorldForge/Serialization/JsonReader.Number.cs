using System.Globalization;
using System.Numerics;
using System.Text;

namespace WorldForge.Serialization;

internal ref partial struct JsonReader
{
    // Every integer of at most 18 digits fits 64 bits; none of more than 309 fits a double.
    private const int SafeDigits = 18;
    private const int MostDigits = 309;

    private JsonValue? Number()
    {
        int start = _at;
        bool isInteger = true;
        Take((byte)'-');
        int digitsFrom = _at;
        if (!Take((byte)'0') && !Digits())
        {
            return null;
        }

        int digits = _at - digitsFrom;
        if (Take((byte)'.'))
        {
            isInteger = false;
            if (!Digits())
            {
                return null;
            }
        }

        if (Take((byte)'e') || Take((byte)'E'))
        {
            isInteger = false;
            _ = Take((byte)'+') || Take((byte)'-');
            if (!Digits())
            {
                return null;
            }
        }

        return isInteger ? Integer(start, digitsFrom, digits) : Float(start);
    }

    private JsonValue? Integer(int start, int digitsFrom, int digits)
    {
        if (digits <= SafeDigits)
        {
            long value = 0;
            foreach (byte digit in _text.Slice(digitsFrom, digits))
            {
                value = (value * 10) + (digit - '0');
            }

            return JsonInteger.Of(digitsFrom == start ? value : -value);
        }

        // The length is tested first: converting a long run of digits takes more than linear time.
        BigInteger wide = digits > MostDigits
            ? BigInteger.Zero
            : BigInteger.Parse(Encoding.ASCII.GetString(_text[start.._at]), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return digits <= MostDigits && JsonInteger.IsInRange(wide)
            ? JsonInteger.Of(wide)
            : Fail(start, "an integer within the range of a double", "a larger one");
    }

    private JsonValue? Float(int start) =>
        double.TryParse(_text[start.._at], NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value)
            ? new JsonFloat(value)
            : Fail(start, "a number within the range of a double", "a larger one");

    private bool Digits()
    {
        int start = _at;
        while (_at < _text.Length && _text[_at] is >= (byte)'0' and <= (byte)'9')
        {
            _at++;
        }

        if (_at == start)
        {
            Fail(_at, "a digit", Found(_at));
        }

        return _at > start;
    }
}
