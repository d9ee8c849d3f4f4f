using System.Globalization;

namespace WorldForge.Serialization;

/// <summary>
/// The text of a double: the shortest digits that read back as the same number; positional for decimal exponents
/// from -4 to 15, otherwise with an exponent of at least two digits; always with a point or an exponent.
/// </summary>
internal static class JsonFloatFormat
{
    /// <summary>At least the bytes of the longest text.</summary>
    public const int LongestText = 32;

    // Below this, a whole double is formatted faster as an integer; every such double is exact.
    private const double LargestQuickWhole = 1e15;
    private const double SmallestPositional = 1e-4;
    private const double SmallestExponential = 1e16;

    /// <summary>Writes a finite number and returns the number of bytes.</summary>
    /// <param name="value">Finite.</param>
    /// <param name="target">At least <see cref="LongestText"/> bytes.</param>
    public static int Write(double value, Span<byte> target)
    {
        double magnitude = Math.Abs(value);
        int length;
        if (magnitude < LargestQuickWhole && Math.Truncate(value) == value && !(value == 0 && double.IsNegative(value)))
        {
            ((long)value).TryFormat(target, out length, default, CultureInfo.InvariantCulture);
            return AppendPointZero(target, length);
        }

        // The runtime has the right digits, but its choice between the two notations is its own and has changed.
        value.TryFormat(target, out length, default, CultureInfo.InvariantCulture);
        bool hasExponent = target[..length].Contains((byte)'E');
        if (!hasExponent && (magnitude == 0 || magnitude is >= SmallestPositional and < SmallestExponential))
        {
            return target[..length].Contains((byte)'.') ? length : AppendPointZero(target, length);
        }

        Span<byte> digits = stackalloc byte[LongestText];
        int count = Digits(target[..length], digits, out int exponent);
        int sign = value < 0 ? 1 : 0;
        Span<byte> unsigned = target[sign..];
        return sign + (magnitude is >= SmallestPositional and < SmallestExponential
            ? Positional(digits[..count], exponent, unsigned)
            : Exponential(digits[..count], exponent, unsigned));
    }

    private static int AppendPointZero(Span<byte> target, int length)
    {
        target[length] = (byte)'.';
        target[length + 1] = (byte)'0';
        return length + 2;
    }

    /// <summary>Takes the significant digits out of a text; the first stands for 10 to the power of the exponent.</summary>
    private static int Digits(ReadOnlySpan<byte> text, Span<byte> digits, out int exponent)
    {
        int mantissaEnd = text.IndexOf((byte)'E');
        exponent = mantissaEnd < 0 ? 0 : int.Parse(text[(mantissaEnd + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        ReadOnlySpan<byte> mantissa = (mantissaEnd < 0 ? text : text[..mantissaEnd]).TrimStart((byte)'-');
        int point = mantissa.IndexOf((byte)'.');
        exponent += (point < 0 ? mantissa.Length : point) - 1;

        int count = 0;
        foreach (byte character in mantissa)
        {
            if (character == '.')
            {
                continue;
            }

            if (count == 0 && character == '0')
            {
                exponent--;
                continue;
            }

            digits[count++] = character;
        }

        return digits[..count].TrimEnd((byte)'0').Length;
    }

    private static int Positional(ReadOnlySpan<byte> digits, int exponent, Span<byte> target)
    {
        int whole = exponent + 1;
        if (whole <= 0)
        {
            "0."u8.CopyTo(target);
            target.Slice(2, -whole).Fill((byte)'0');
            digits.CopyTo(target[(2 - whole)..]);
            return 2 - whole + digits.Length;
        }

        if (digits.Length <= whole)
        {
            digits.CopyTo(target);
            target[digits.Length..whole].Fill((byte)'0');
            return AppendPointZero(target, whole);
        }

        digits[..whole].CopyTo(target);
        target[whole] = (byte)'.';
        digits[whole..].CopyTo(target[(whole + 1)..]);
        return digits.Length + 1;
    }

    private static int Exponential(ReadOnlySpan<byte> digits, int exponent, Span<byte> target)
    {
        int length = 0;
        target[length++] = digits[0];
        if (digits.Length > 1)
        {
            target[length++] = (byte)'.';
            digits[1..].CopyTo(target[length..]);
            length += digits.Length - 1;
        }

        target[length++] = (byte)'e';
        target[length++] = exponent < 0 ? (byte)'-' : (byte)'+';
        Math.Abs(exponent).TryFormat(target[length..], out int written, "00", CultureInfo.InvariantCulture);
        return length + written;
    }
}
