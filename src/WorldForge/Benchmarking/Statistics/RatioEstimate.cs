using WorldForge.Randomness;
using WorldForge.Serialization;

namespace WorldForge.Benchmarking.Statistics;

/// <summary>
/// By which factor the values of one sample are larger than those of another: Hodges and Lehmann's estimate of the shift of the
/// logarithms, with the confidence interval that inverts Mann and Whitney's test. It needs no distribution and takes outliers calmly.
/// </summary>
public sealed record RatioEstimate
{
    private RatioEstimate(double ratio, double low, double high, double confidence)
    {
        Ratio = ratio;
        Low = low;
        High = high;
        Confidence = confidence;
    }

    /// <summary>The estimated factor, above 0; 1 is no difference, 1.1 is a tenth more.</summary>
    public double Ratio { get; }

    /// <summary>The interval's lower end; 0 when there are too few values for the confidence.</summary>
    public double Low { get; }

    /// <summary>The interval's upper end; infinite when there are too few values for the confidence.</summary>
    public double High { get; }

    /// <summary>The confidence of the interval, in (0, 1).</summary>
    public double Confidence { get; }

    /// <summary>Whether the interval has two ends.</summary>
    public bool IsBounded => Low > 0 && double.IsFinite(High);

    /// <summary>Compares two samples of positive values.</summary>
    /// <param name="baseline">At least one value above 0.</param>
    /// <param name="current">At least one value above 0.</param>
    /// <param name="confidence">In (0, 1), such as 0.95.</param>
    /// <exception cref="ArgumentException">A sample is empty or holds a value that is not above 0.</exception>
    public static RatioEstimate Of(IReadOnlyCollection<double> baseline, IReadOnlyCollection<double> current, double confidence)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        ArgumentNullException.ThrowIfNull(current);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(confidence, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(confidence, 1);
        PairwiseDifferences shifts = new(Logarithms(baseline), Logarithms(current));
        double ratio = Math.Exp(shifts.Median());
        long rank = LowerRank(baseline.Count, current.Count, confidence);
        return rank < 1
            ? new RatioEstimate(ratio, 0, double.PositiveInfinity, confidence)
            : new RatioEstimate(ratio, Math.Exp(shifts.At(rank)), Math.Exp(shifts.At(shifts.Count + 1 - rank)), confidence);
    }

    /// <summary>The wire form; an end that is not there is null.</summary>
    public JsonObject ToJson() => JsonObject.Create(
        ("estimator", "hodges-lehmann ratio"),
        ("ratio", Ratio),
        ("confidence", Confidence),
        ("low", Low > 0 ? Low : JsonValue.Null),
        ("high", double.IsFinite(High) ? High : JsonValue.Null));

    private static IEnumerable<double> Logarithms(IReadOnlyCollection<double> values) =>
        values.Count > 0 && values.All(static value => value > 0 && double.IsFinite(value))
            ? values.Select(static value => Math.Log(value))
            : throw new ArgumentException("A sample needs at least one value, and all of them finite and above 0.", nameof(values));

    // The rank of the lower end: at most (1 - confidence) / 2 of U's distribution lies below it. The variance is that without ties,
    // which is the larger one, so that ties make the interval wider, never too narrow.
    private static long LowerRank(int m, int n, double confidence)
    {
        double tail = (1 - confidence) / 2;
        if (m <= MannWhitney.LargestExact && n <= MannWhitney.LargestExact)
        {
            double[] probabilities = MannWhitneyCounts.Probabilities(m, n);
            double below = 0;
            int rank = 0;
            while (rank < probabilities.Length && below + probabilities[rank] <= tail)
            {
                below += probabilities[rank];
                rank++;
            }

            return rank;
        }

        double pairs = (double)m * n;
        double z = StandardNormal.Quantile(1 - tail);
        return (long)Math.Floor((pairs / 2) - (z * Math.Sqrt(pairs * (m + n + 1.0) / 12)));
    }
}
