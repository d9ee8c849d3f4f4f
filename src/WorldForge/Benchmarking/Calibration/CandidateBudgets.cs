using System.Collections.Immutable;

namespace WorldForge.Benchmarking.Calibration;

/// <summary>Derives candidates from observations: the worst of each number over all results of a provider and operation, with headroom.</summary>
internal static class CandidateBudgets
{
    private const int RateDigits = 4;

    /// <summary>Observations merged by provider and operation, sorted by both.</summary>
    public static ImmutableArray<BaselineObservation> Worst(IEnumerable<BaselineObservation> observations) =>
    [
        .. observations.GroupBy(static one => (one.Provider, one.Operation))
            .OrderBy(static group => group.Key.Provider, StringComparer.Ordinal)
            .ThenBy(static group => BenchmarkWords.Of(group.Key.Operation), StringComparer.Ordinal)
            .Select(static group => group.Aggregate(Worse)),
    ];

    public static BenchmarkBudget Of(BaselineObservation observed, double headroom) => new()
    {
        Provider = observed.Provider,
        Operation = observed.Operation,
        MinSuccessRate = Rate(observed),
        MaxErrorCount = observed.ErrorCount,
        MaxRetryCount = observed.RetryCount,
        MaxAverageLatencyMs = observed.AverageLatencyMs * (1 + headroom),
        MaxP95LatencyMs = observed.P95LatencyMs * (1 + headroom),
        MinThroughputPerSecond = observed.ThroughputPerSecond is > 0 and var throughput ? throughput / (1 + headroom) : null,
    };

    // Rounded down, so that the candidate never refuses the very run that it comes from.
    private static double Rate(BaselineObservation observed)
    {
        double scale = Math.Pow(10, RateDigits);
        return Math.Floor((double)observed.SuccessCount / observed.Iterations * scale) / scale;
    }

    // The counts are those of the run with the lowest success rate, so that they stay one run's counts.
    private static BaselineObservation Worse(BaselineObservation left, BaselineObservation right)
    {
        bool isRight = (long)right.SuccessCount * left.Iterations < (long)left.SuccessCount * right.Iterations;
        return (isRight ? right : left) with
        {
            ErrorCount = Math.Max(left.ErrorCount, right.ErrorCount),
            RetryCount = Math.Max(left.RetryCount, right.RetryCount),
            AverageLatencyMs = Largest(left.AverageLatencyMs, right.AverageLatencyMs),
            P95LatencyMs = Largest(left.P95LatencyMs, right.P95LatencyMs),
            ThroughputPerSecond = left.ThroughputPerSecond is { } one && right.ThroughputPerSecond is { } other
                ? Math.Min(one, other)
                : left.ThroughputPerSecond ?? right.ThroughputPerSecond,
        };
    }

    private static double? Largest(double? left, double? right) =>
        left is { } one && right is { } other ? Math.Max(one, other) : left ?? right;
}
