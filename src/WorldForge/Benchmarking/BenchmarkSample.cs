using WorldForge.Serialization;

namespace WorldForge.Benchmarking;

/// <summary>One measured call.</summary>
/// <param name="ElapsedNanoseconds">How long it took, as the clock measured it.</param>
/// <param name="AllocatedBytes">What it allocated, when it ran through on one thread; else null.</param>
/// <param name="Error">The sanitised message of a failed call; null when it succeeded.</param>
public readonly record struct BenchmarkSample(long ElapsedNanoseconds, long? AllocatedBytes, string? Error)
{
    /// <summary>The shortest latency that a report states, in milliseconds.</summary>
    public const double ShortestMs = 0.1;

    private const double NanosecondsPerMs = 1_000_000;

    /// <summary>Whether the call succeeded.</summary>
    public bool Succeeded => Error is null;

    /// <summary>The latency that reports state, in milliseconds: never below <see cref="ShortestMs"/>.</summary>
    public double LatencyMs => Math.Max(ShortestMs, ElapsedNanoseconds / NanosecondsPerMs);

    internal JsonObject ToJson(string provider, string operation, int iteration) => JsonObject.Create(
        ("provider", provider),
        ("operation", operation),
        ("iteration", iteration),
        ("elapsed_ns", ElapsedNanoseconds),
        ("latency_ms", LatencyMs),
        ("allocated_bytes", AllocatedBytes),
        ("error", Error),
        ("succeeded", Succeeded));
}
