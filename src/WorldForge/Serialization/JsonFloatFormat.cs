using System.Globalization;

namespace WorldForge.Serialization;

/// <summary>
/// The text of a double: the shortest digits that read back as the same number; positional for decimal exponents
/// from -4 to 15, otherwise with an exponent of at least two digits; always with a point or an exponent.
/// </summary>
internal static class JsonFloatFormat
{
    /// <summary>More bytes than any text has.</summary>
    public const int LongestText = 32;

    // Below this, a whole double is formatted faster as an integer; every such double is exact.
    private const double LargestQuickWhole = 1e15;

    /// <summary>Writes a finite number and returns the number of bytes.</summary>
    /// <param name="value">Finite.</param>
    /// <param name="target">At least <see cref="LongestText"/> bytes.</param>
    public static int Write(double value, Span<byte> target)
    {
        int length;
        if (Math.Abs(value) < LargestQuickWhole && Math.Truncate(value) == value && !(value == 0 && double.IsNegative(value)))
        {
            ((long)value).TryFormat(target, out length, default, CultureInfo.InvariantCulture);
            return AppendPointZero(target, length);
        }

        // The runtime's shortest form has the right digits. It differs in the case of the E, in omitting ".0",
        // and in writing 1E+15 where the positional form is wanted.
        value.TryFormat(target, out length, default, CultureInfo.InvariantCulture);
        int exponentAt = target[..length].IndexOf((byte)'E');
        if (exponentAt < 0)
        {
            return target[..length].Contains((byte)'.') ? length : AppendPointZero(target, length);
        }

        if (target[(exponentAt + 1)..length].SequenceEqual("+15"u8))
        {
            return Positional(target, exponentAt);
        }

        target[exponentAt] = (byte)'e';
        return length;
    }

    private static int AppendPointZero(Span<byte> target, int length)
    {
        target[length] = (byte)'.';
        target[length + 1] = (byte)'0';
        return length + 2;
    }

    /// <summary>Rewrites d.ddd with decimal exponent 15 (at most 17 digits) without exponent.</summary>
    private static int Positional(Span<byte> target, int mantissaLength)
    {
        const int Exponent = 15;
        int point = target[..mantissaLength].IndexOf((byte)'.');
        if (point < 0)
        {
            target.Slice(mantissaLength, Exponent).Fill((byte)'0');
            return AppendPointZero(target, mantissaLength + Exponent);
        }

        int digits = mantissaLength - point - 1;
        Span<byte> fraction = stackalloc byte[LongestText];
        target.Slice(point + 1, digits).CopyTo(fraction);
        if (digits <= Exponent)
        {
            fraction[..digits].CopyTo(target[point..]);
            target.Slice(point + digits, Exponent - digits).Fill((byte)'0');
            return AppendPointZero(target, point + Exponent);
        }

        fraction[..Exponent].CopyTo(target[point..]);
        target[point + Exponent] = (byte)'.';
        fraction[Exponent..digits].CopyTo(target[(point + Exponent + 1)..]);
        return mantissaLength;
    }
}
