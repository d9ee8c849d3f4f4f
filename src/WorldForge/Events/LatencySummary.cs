using WorldForge.Serialization;

namespace WorldForge.Events;

/// <summary>Durations of the events that carried one.</summary>
/// <param name="SampleCount">Events with a duration.</param>
/// <param name="TotalMs">Sum in milliseconds; 0 without samples.</param>
/// <param name="MinMs">Smallest, or <see langword="null"/> without samples.</param>
/// <param name="MaxMs">Largest, or <see langword="null"/> without samples.</param>
public sealed record LatencySummary(long SampleCount, double TotalMs, double? MinMs, double? MaxMs)
{
    /// <summary>No samples.</summary>
    public static LatencySummary None { get; } = new(0, 0, null, null);

    /// <summary>Mean in milliseconds, or <see langword="null"/> without samples.</summary>
    public double? AverageMs => SampleCount == 0 ? null : TotalMs / SampleCount;

    internal LatencySummary With(double durationMs) => new(
        SampleCount + 1,
        // A sum of finite durations may leave the range of a double; it then stays at the largest one.
        Math.Min(TotalMs + durationMs, double.MaxValue),
        MinMs is { } min ? Math.Min(min, durationMs) : durationMs,
        MaxMs is { } max ? Math.Max(max, durationMs) : durationMs);

    internal JsonObject ToJson() => JsonObject.Create(
        ("sample_count", SampleCount),
        ("total_ms", TotalMs),
        ("average_ms", OrNull(AverageMs)),
        ("min_ms", OrNull(MinMs)),
        ("max_ms", OrNull(MaxMs)));

    private static JsonValue OrNull(double? value) => value is { } number ? number : JsonValue.Null;
}
