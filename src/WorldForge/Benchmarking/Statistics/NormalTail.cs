namespace WorldForge.Benchmarking.Statistics;

/// <summary>Tail probabilities of the standard normal distribution, to about fourteen digits.</summary>
internal static class NormalTail
{
    private const double SeriesLimit = 3.0;
    private const double Tiny = 1e-300;
    private const double Precision = 1e-16;
    private const int MostTerms = 500;

    /// <summary>The probability of a value above <paramref name="z"/>.</summary>
    public static double Above(double z) => z switch
    {
        < 0 => 1 - Above(-z),
        <= SeriesLimit => 0.5 - (Density(z) * Series(z)),
        _ => Density(z) / Fraction(z),
    };

    private static double Density(double z) => Math.Exp(-0.5 * z * z) / Math.Sqrt(2 * Math.PI);

    // The area between 0 and z over the density: z + z^3/3 + z^5/(3*5) + ...
    private static double Series(double z)
    {
        double term = z;
        double sum = z;
        for (int k = 1; k < MostTerms && term > Precision * sum; k++)
        {
            term *= z * z / ((2 * k) + 1);
            sum += term;
        }

        return sum;
    }

    // Laplace's continued fraction z + 1/(z + 2/(z + 3/(z + ...))), from the front (Lentz).
    private static double Fraction(double z)
    {
        double value = z;
        double c = z;
        double d = 0;
        for (int k = 1; k < MostTerms; k++)
        {
            d = 1 / Math.Max(z + (k * d), Tiny);
            c = z + (k / c);
            value *= c * d;
            if (Math.Abs((c * d) - 1) < Precision)
            {
                break;
            }
        }

        return value;
    }
}
