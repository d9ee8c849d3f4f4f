using System.Collections.Immutable;
using WorldForge.Capabilities;
using WorldForge.Serialization;

namespace WorldForge.Benchmarking;

/// <summary>What one operation of one provider did: <see cref="SuccessCount"/> + <see cref="ErrorCount"/> = <see cref="Iterations"/>.</summary>
public sealed record BenchmarkResult
{
    private const double NanosecondsPerMs = 1_000_000;
    private const double NanosecondsPerSecond = 1_000_000_000;

    /// <summary>Name of the provider.</summary>
    public required string Provider { get; init; }

    /// <summary>The operation.</summary>
    public required Capability Operation { get; init; }

    /// <summary>Measured calls.</summary>
    public required int Iterations { get; init; }

    /// <summary>Calls that could run at the same time.</summary>
    public required int Concurrency { get; init; }

    /// <summary>Calls that succeeded.</summary>
    public required int SuccessCount { get; init; }

    /// <summary>Calls that failed.</summary>
    public required int ErrorCount { get; init; }

    /// <summary>Retries that the provider reported.</summary>
    public required long RetryCount { get; init; }

    /// <summary>Wall time of the whole batch in milliseconds.</summary>
    public required double TotalTimeMs { get; init; }

    /// <summary>Mean latency of the successes in milliseconds; null without one.</summary>
    public double? AverageLatencyMs { get; init; }

    /// <summary>Smallest latency of the successes in milliseconds; null without one.</summary>
    public double? MinLatencyMs { get; init; }

    /// <summary>Largest latency of the successes in milliseconds; null without one.</summary>
    public double? MaxLatencyMs { get; init; }

    /// <summary>Median latency of the successes in milliseconds; null without one.</summary>
    public double? P50LatencyMs { get; init; }

    /// <summary>95th percentile of the successes' latencies in milliseconds; null without one.</summary>
    public double? P95LatencyMs { get; init; }

    /// <summary>Successes per second of wall time; 0 when there is none.</summary>
    public required double ThroughputPerSecond { get; init; }

    /// <summary>Events of the calls by the operation that they name.</summary>
    public ImmutableArray<BenchmarkEventCount> Events { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>The sanitised messages of the failed calls, in the order of the calls.</summary>
    public ImmutableArray<string> Errors { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Every measured call in order; empty for a report that another tool wrote.</summary>
    public ImmutableArray<BenchmarkSample> Samples { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Calls before the measured ones.</summary>
    public int WarmupIterations { get; init; }

    /// <summary>What the calls allocated; null when it was not counted.</summary>
    public AllocationSummary? Allocations { get; init; }

    /// <summary>Share of the calls that succeeded, in [0, 1].</summary>
    public double SuccessRate => (double)SuccessCount / Iterations;

    /// <summary>Events of all operations.</summary>
    public long EventCount => Events.Sum(static row => row.RequestCount);

    /// <summary>Elapsed nanoseconds of the successes, in the order of the calls.</summary>
    internal IEnumerable<long> SuccessfulNanoseconds =>
        Samples.Where(static sample => sample.Succeeded).Select(static sample => sample.ElapsedNanoseconds);

    /// <summary>The wire form.</summary>
    public JsonObject ToJson() => BenchmarkResultJson.Write(this);

    internal static BenchmarkResult Of(
        string provider,
        Capability operation,
        BenchmarkRequest request,
        long elapsedNanoseconds,
        BenchmarkSample[] samples,
        ImmutableArray<BenchmarkEventCount> events)
    {
        double[] latencies = [.. samples.Where(static sample => sample.Succeeded).Select(static sample => sample.LatencyMs).Order()];
        return new BenchmarkResult
        {
            Provider = provider,
            Operation = operation,
            Iterations = samples.Length,
            Concurrency = request.Concurrency,
            SuccessCount = latencies.Length,
            ErrorCount = samples.Length - latencies.Length,
            RetryCount = events.Sum(static row => row.RetryCount),
            TotalTimeMs = elapsedNanoseconds / NanosecondsPerMs,
            AverageLatencyMs = latencies.Length == 0 ? null : latencies.Average(),
            MinLatencyMs = latencies.Length == 0 ? null : latencies[0],
            MaxLatencyMs = latencies.Length == 0 ? null : latencies[^1],
            P50LatencyMs = Percentile.Of(latencies, 0.5),
            P95LatencyMs = Percentile.Of(latencies, 0.95),
            ThroughputPerSecond = elapsedNanoseconds > 0 ? latencies.Length / (elapsedNanoseconds / NanosecondsPerSecond) : 0,
            Events = events,
            Errors = [.. samples.Select(static sample => sample.Error).OfType<string>()],
            Samples = [.. samples],
            WarmupIterations = request.WarmupIterations,
            Allocations = AllocationSummary.Of(samples),
        };
    }
}
