using System.Collections.Immutable;
using WorldForge.Serialization;

namespace WorldForge.Benchmarking.Comparison;

/// <summary>One counter of two runs. It is judged by comparing numbers: no statistics.</summary>
public sealed record CounterComparison
{
    // Per-call numbers are quotients of counts; this is far below one count in any run.
    private const double Rounding = 1e-12;

    /// <summary>Name of the counter.</summary>
    public required string Name { get; init; }

    /// <summary>The baseline's number for one call; null when it is unknown.</summary>
    public double? Baseline { get; init; }

    /// <summary>The current number for one call; null when it is unknown.</summary>
    public double? Current { get; init; }

    /// <summary>How much the number varies between runs of the same code, by the noise profile; 0 without one.</summary>
    public double Spread { get; init; }

    /// <summary>Unchanged, better or worse; inconclusive when a side is unknown or the runs are of different machine classes.</summary>
    public required ComparisonVerdict Verdict { get; init; }

    internal static ImmutableArray<CounterComparison> Of(BenchmarkResult baseline, BenchmarkResult current, bool sameMachineClass, NoiseRow? noise)
    {
        ImmutableArray<BenchmarkCounter> before = BenchmarkCounter.Of(baseline);
        ImmutableArray<BenchmarkCounter> after = BenchmarkCounter.Of(current);
        return
        [
            .. before.Concat(after).Select(static counter => counter.Name).Distinct(StringComparer.Ordinal).Select(name =>
            {
                double? old = (Find(before, name) ?? BenchmarkCounter.Absent(name, baseline))?.PerCall;
                double? now = (Find(after, name) ?? BenchmarkCounter.Absent(name, current))?.PerCall;
                double spread = noise?.SpreadOf(name) ?? 0;
                bool isKnown = old is not null && now is not null && (sameMachineClass || name != BenchmarkCounter.Allocations);
                return new CounterComparison
                {
                    Name = name,
                    Baseline = old,
                    Current = now,
                    Spread = spread,
                    Verdict = isKnown ? Judge(now!.Value - old!.Value, spread) : ComparisonVerdict.Inconclusive,
                };
            }),
        ];
    }

    internal JsonObject ToJson() => JsonObject.Create(
        ("counter", Name),
        ("baseline_per_call", Baseline),
        ("current_per_call", Current),
        ("spread", Spread),
        ("verdict", ComparisonWords.Of(Verdict)));

    private static BenchmarkCounter? Find(ImmutableArray<BenchmarkCounter> counters, string name)
    {
        foreach (BenchmarkCounter counter in counters)
        {
            if (counter.Name == name)
            {
                return counter;
            }
        }

        return null;
    }

    private static ComparisonVerdict Judge(double change, double spread) =>
        Math.Abs(change) <= spread + Rounding ? ComparisonVerdict.Unchanged
        : change > 0 ? ComparisonVerdict.Worse
        : ComparisonVerdict.Better;
}
