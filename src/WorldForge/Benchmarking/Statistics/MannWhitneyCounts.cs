namespace WorldForge.Benchmarking.Statistics;

/// <summary>The exact distribution of Mann and Whitney's U for two samples without ties.</summary>
internal static class MannWhitneyCounts
{
    /// <summary>
    /// The probability of each value of U from 0 to <c>m n</c> when every order of the values is equally likely. The number of orders
    /// with a given U is a coefficient of the Gaussian binomial, which is built one factor at a time.
    /// </summary>
    public static double[] Probabilities(int m, int n)
    {
        double[] ways = new double[(m * n) + 1];
        ways[0] = 1;
        for (int i = 1; i <= m; i++)
        {
            // Times (1 - q^(n+i)) from the top down, then divided by (1 - q^i) from the bottom up. All coefficients are whole numbers.
            for (int u = ways.Length - 1; u >= n + i; u--)
            {
                ways[u] -= ways[u - n - i];
            }

            for (int u = i; u < ways.Length; u++)
            {
                ways[u] += ways[u - i];
            }
        }

        // Beyond 2^53 they round, which spoils the small ones above the middle; the distribution is symmetric.
        for (int u = 0; u < ways.Length / 2; u++)
        {
            ways[^(u + 1)] = ways[u];
        }

        double total = ways.Sum();
        for (int u = 0; u < ways.Length; u++)
        {
            ways[u] /= total;
        }

        return ways;
    }
}
