namespace WorldForge.Randomness;

/// <summary>
/// The natural logarithm by IEEE additions, multiplications and divisions alone, so that its bits are the same on
/// every platform; the last bits of <see cref="Math.Log(double)"/> are the C library's choice.
/// </summary>
internal static class NaturalLogarithm
{
    private const int FractionBits = 52;
    private const int ExponentBias = 1023;
    private const double SquareRootOfTwo = 1.4142135623730951;

    // ln 2 in two parts: the first has so few bits that its product with any exponent is exact.
    private const double Ln2High = 6.93147180369123816490e-01;
    private const double Ln2Low = 1.90821492927058770002e-10;

    private static readonly double[] _seriesWeights =
        [1.0 / 19, 1.0 / 17, 1.0 / 15, 1.0 / 13, 1.0 / 11, 1.0 / 9, 1.0 / 7, 1.0 / 5, 1.0 / 3];

    /// <summary>The logarithm of a positive, finite number that is not subnormal; within two units in the last place.</summary>
    public static double Of(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        int exponent = (int)(bits >> FractionBits) - ExponentBias;
        double mantissa = BitConverter.Int64BitsToDouble((bits & ((1L << FractionBits) - 1)) | ((long)ExponentBias << FractionBits));
        if (mantissa > SquareRootOfTwo)
        {
            mantissa *= 0.5;
            exponent++;
        }

        // ln m = 2 artanh((m - 1) / (m + 1)), whose argument is below 0.172 here: eleven terms are enough for 53 bits.
        double ratio = (mantissa - 1) / (mantissa + 1);
        double square = ratio * ratio;
        double series = 1.0 / 21;
        foreach (double weight in _seriesWeights)
        {
            series = (series * square) + weight;
        }

        double rest = 2 * ratio * square * series;
        return (exponent * Ln2High) + ((exponent * Ln2Low) + rest + (2 * ratio));
    }
}
