using WorldForge.Capabilities;
using WorldForge.Serialization;

namespace WorldForge.Benchmarking;

/// <summary>What a caller is told after each measured call.</summary>
/// <param name="Provider">Name of the provider.</param>
/// <param name="Operation">The operation.</param>
/// <param name="Iteration">Number of the call, from 1; calls may end in another order.</param>
/// <param name="LatencyMs">Latency in milliseconds, at least <see cref="BenchmarkSample.ShortestMs"/>.</param>
/// <param name="Error">The sanitised message of a failed call, or null.</param>
public sealed record BenchmarkObservation(string Provider, Capability Operation, int Iteration, double LatencyMs, string? Error)
{
    /// <summary>Whether the call succeeded.</summary>
    public bool Succeeded => Error is null;

    /// <summary>The wire form.</summary>
    public JsonObject ToJson() => JsonObject.Create(
        ("provider", Provider),
        ("operation", Operation.ToWireName()),
        ("iteration", Iteration),
        ("latency_ms", LatencyMs),
        ("error", Error),
        ("succeeded", Succeeded));
}
