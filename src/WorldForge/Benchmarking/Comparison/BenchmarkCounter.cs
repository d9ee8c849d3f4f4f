using System.Collections.Immutable;

namespace WorldForge.Benchmarking.Comparison;

/// <summary>A number that a clock has no part in: how often something happened, or how much was allocated, in so many calls.</summary>
/// <param name="Name"><c>failed_calls</c>, <c>retries</c>, <c>events:&lt;operation&gt;</c> or <c>allocated_bytes</c>.</param>
/// <param name="Count">The number; less is better.</param>
/// <param name="Calls">The calls that it is for.</param>
public readonly record struct BenchmarkCounter(string Name, long Count, int Calls)
{
    internal const string Allocations = "allocated_bytes";

    // Below this share of equal calls the typical number of bytes is not typical of anything.
    private const double SmallestTypicalShare = 0.5;

    private const string EventPrefix = "events:";

    /// <summary>The number for one call.</summary>
    public double PerCall => (double)Count / Calls;

    /// <summary>The counters of a result in fixed order.</summary>
    internal static ImmutableArray<BenchmarkCounter> Of(BenchmarkResult result)
    {
        List<BenchmarkCounter> counters =
        [
            new("failed_calls", result.ErrorCount, result.Iterations),
            new("retries", result.RetryCount, result.Iterations),
            .. result.Events.OrderBy(static row => row.Operation, StringComparer.Ordinal)
                .Select(row => new BenchmarkCounter(EventPrefix + row.Operation, row.RequestCount, result.Iterations)),
        ];
        if (result.Allocations is { TypicalShare: >= SmallestTypicalShare } allocations)
        {
            counters.Add(new BenchmarkCounter(Allocations, allocations.TypicalBytes, 1));
        }

        return [.. counters];
    }

    /// <summary>What stands for a counter that one side does not have: no event is zero events; allocations that were not counted are unknown.</summary>
    internal static BenchmarkCounter? Absent(string name, BenchmarkResult result) =>
        name.StartsWith(EventPrefix, StringComparison.Ordinal) ? new BenchmarkCounter(name, 0, result.Iterations) : null;
}
