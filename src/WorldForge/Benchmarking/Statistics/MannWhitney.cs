using System.Collections.Immutable;
using WorldForge.Serialization;

namespace WorldForge.Benchmarking.Statistics;

/// <summary>
/// Mann and Whitney's test (Wilcoxon's rank-sum test) of whether values of one sample tend to be larger than those of another, two-sided.
/// </summary>
/// <remarks>
/// Without ties and with at most <see cref="LargestExact"/> values in each sample the p-value is exact; otherwise it comes from the normal
/// approximation with the variance corrected for ties and a continuity correction of one half. The test assumes that the values
/// of a sample are exchangeable; drift from run to run is not its business, see <see cref="Comparison.NoiseProfile"/>.
/// </remarks>
public sealed record MannWhitney
{
    /// <summary>The most values of a sample for which the exact distribution is used.</summary>
    public const int LargestExact = 50;

    private MannWhitney(double u, double z, double p, double superiority, bool isExact)
    {
        U = u;
        Z = z;
        P = p;
        Superiority = superiority;
        IsExact = isExact;
    }

    /// <summary>How many pairs have the second sample's value above the first's; a tie counts one half.</summary>
    public double U { get; }

    /// <summary>The standardised U, without continuity correction; 0 when all values are equal.</summary>
    public double Z { get; }

    /// <summary>The two-sided p-value, in (0, 1].</summary>
    public double P { get; }

    /// <summary>Vargha and Delaney's A: the probability that a value of the second sample is above one of the first; 0.5 is no difference.</summary>
    public double Superiority { get; }

    /// <summary>Cliff's delta, the effect size in [-1, 1]: positive when the second sample tends to be larger.</summary>
    public double CliffsDelta => (2 * Superiority) - 1;

    /// <summary>Whether the p-value is exact.</summary>
    public bool IsExact { get; }

    /// <summary>Tests two samples.</summary>
    /// <param name="first">At least one finite value.</param>
    /// <param name="second">At least one finite value.</param>
    /// <exception cref="ArgumentException">A sample is empty.</exception>
    public static MannWhitney Of(IReadOnlyCollection<double> first, IReadOnlyCollection<double> second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first.Count == 0 || second.Count == 0)
        {
            throw new ArgumentException("Both samples need at least one value.");
        }

        int m = first.Count;
        int n = second.Count;
        (double rankSum, double tieSum) = Ranks(first, second);
        double u = rankSum - (n * (n + 1.0) / 2);
        double pairs = (double)m * n;
        double count = m + n;
        double variance = pairs / 12 * (count + 1 - (count > 1 ? tieSum / (count * (count - 1)) : 0));
        double deviation = u - (pairs / 2);
        double z = variance > 0 ? deviation / Math.Sqrt(variance) : 0;
        bool isExact = tieSum == 0 && m <= LargestExact && n <= LargestExact;
        double p = isExact ? Exact(m, n, u) : variance > 0 ? Approximate(deviation, variance) : 1;
        return new MannWhitney(u, z, p, u / pairs, isExact);
    }

    /// <summary>The wire form.</summary>
    public JsonObject ToJson() => JsonObject.Create(
        ("test", "mann-whitney-u"),
        ("method", IsExact ? "exact" : "normal approximation, tie-corrected, continuity-corrected"),
        ("u", U),
        ("z", Z),
        ("p_value", P),
        ("superiority", Superiority),
        ("cliffs_delta", CliffsDelta));

    // The second sample's sum of mid-ranks, and the sum of t^3 - t over the groups of equal values.
    private static (double RankSum, double TieSum) Ranks(IReadOnlyCollection<double> first, IReadOnlyCollection<double> second)
    {
        ImmutableArray<(double Value, bool IsSecond)> all =
            [.. first.Select(static value => (value, false)).Concat(second.Select(static value => (value, true))).OrderBy(static entry => entry.Item1)];
        double rankSum = 0;
        double tieSum = 0;
        for (int from = 0; from < all.Length;)
        {
            int to = from;
            int ofSecond = 0;
            while (to < all.Length && all[to].Value.Equals(all[from].Value))
            {
                ofSecond += all[to].IsSecond ? 1 : 0;
                to++;
            }

            double tied = to - from;
            rankSum += ofSecond * (from + 1 + to) / 2.0;
            tieSum += (tied * tied * tied) - tied;
            from = to;
        }

        return (rankSum, tieSum);
    }

    private static double Exact(int m, int n, double u)
    {
        double[] probabilities = MannWhitneyCounts.Probabilities(m, n);
        int smaller = (int)Math.Min(u, ((double)m * n) - u);
        double tail = 0;
        for (int i = 0; i <= smaller; i++)
        {
            tail += probabilities[i];
        }

        return Math.Min(1, 2 * tail);
    }

    private static double Approximate(double deviation, double variance) =>
        Math.Min(1, 2 * NormalTail.Above(Math.Max(0, Math.Abs(deviation) - 0.5) / Math.Sqrt(variance)));
}
