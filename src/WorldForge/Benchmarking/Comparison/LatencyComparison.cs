using WorldForge.Benchmarking.Statistics;
using WorldForge.Serialization;

namespace WorldForge.Benchmarking.Comparison;

/// <summary>The latencies of one operation in two runs, as the clock measured them, without the floor of the reports.</summary>
public sealed record LatencyComparison
{
    /// <summary>Successful calls of the baseline.</summary>
    public required int BaselineSamples { get; init; }

    /// <summary>Successful calls of the current run.</summary>
    public required int CurrentSamples { get; init; }

    /// <summary>The test; null when a side has no samples.</summary>
    public MannWhitney? Test { get; init; }

    /// <summary>The factor from baseline to current with its confidence interval; null when a side has no samples.</summary>
    public RatioEstimate? Estimate { get; init; }

    /// <summary>The noise floor of the machine class as a share; null when it is unknown.</summary>
    public double? NoiseFloor { get; init; }

    /// <summary>The change that must be exceeded, as a share: the larger of the smallest effect that matters and the noise floor.</summary>
    public double? Threshold { get; init; }

    /// <summary>The verdict.</summary>
    public required ComparisonVerdict Verdict { get; init; }

    /// <summary>Why, in one sentence.</summary>
    public required string Reason { get; init; }

    internal static LatencyComparison Of(
        BenchmarkResult baseline,
        BenchmarkResult current,
        NoiseRow? noise,
        ComparisonRules rules,
        double confidence,
        string? obstacle)
    {
        double[] before = Positive(baseline);
        double[] after = Positive(current);
        bool isMeasured = before.Length > 0 && after.Length > 0;
        RatioEstimate? estimate = isMeasured ? RatioEstimate.Of(before, after, confidence) : null;
        double? threshold = noise is null ? null : Math.Max(noise.NoiseFloor, rules.MinimumEffect);
        (ComparisonVerdict verdict, string reason) =
            obstacle is not null ? (ComparisonVerdict.Inconclusive, obstacle)
            : estimate is null ? (ComparisonVerdict.Inconclusive, "one of the runs keeps no successful samples")
            : noise is null ? (ComparisonVerdict.Inconclusive, "the noise floor of this machine class is unknown; measure it with the A/A self-check")
            : noise.NoiseFloor > rules.MaximumNoise ? (ComparisonVerdict.Inconclusive, TooNoisy(noise, rules))
            : !estimate.IsBounded ? (ComparisonVerdict.Inconclusive, "there are too few samples for the confidence; run more iterations")
            : Judge(estimate, threshold!.Value);
        return new LatencyComparison
        {
            BaselineSamples = before.Length,
            CurrentSamples = after.Length,
            Test = isMeasured ? MannWhitney.Of(before, after) : null,
            Estimate = estimate,
            NoiseFloor = noise?.NoiseFloor,
            Threshold = threshold,
            Verdict = verdict,
            Reason = reason,
        };
    }

    internal JsonObject ToJson() => JsonObject.Create(
        ("baseline_samples", BaselineSamples),
        ("current_samples", CurrentSamples),
        ("test", (JsonValue?)Test?.ToJson() ?? JsonValue.Null),
        ("estimate", (JsonValue?)Estimate?.ToJson() ?? JsonValue.Null),
        ("noise_floor", NoiseFloor),
        ("threshold", Threshold),
        ("verdict", ComparisonWords.Of(Verdict)),
        ("reason", Reason));

    // The interval decides, not the p-value alone: a change is shown only when all of it lies beyond the threshold, and the absence
    // of one only when all of it lies within.
    private static (ComparisonVerdict Verdict, string Reason) Judge(RatioEstimate estimate, double threshold)
    {
        double slower = 1 + threshold;
        double faster = 1 / slower;
        string within = ComparisonWords.Percent(threshold);
        return estimate.Low > slower ? (ComparisonVerdict.Worse, $"the whole confidence interval is slower by more than {within}")
            : estimate.High < faster ? (ComparisonVerdict.Better, $"the whole confidence interval is faster by more than {within}")
            : estimate.Low >= faster && estimate.High <= slower ? (ComparisonVerdict.Unchanged, $"the whole confidence interval lies within {within}")
            : (ComparisonVerdict.Inconclusive, $"the confidence interval crosses the threshold of {within}; run more iterations");
    }

    private static string TooNoisy(NoiseRow noise, ComparisonRules rules) =>
        $"the noise floor of {ComparisonWords.Percent(noise.NoiseFloor)} is above {ComparisonWords.Percent(rules.MaximumNoise)}; use a quieter machine";

    // A clock too coarse to see a call reads zero; one nanosecond is the smallest time that has a logarithm.
    private static double[] Positive(BenchmarkResult result) =>
        [.. result.SuccessfulNanoseconds.Select(static elapsed => (double)Math.Max(1, elapsed))];
}
