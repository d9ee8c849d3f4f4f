using System.Collections.Immutable;
using WorldForge.Events;
using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Benchmarking;

/// <summary>The events of one event operation during the measured calls, such as <c>predict</c> or <c>task poll</c>.</summary>
public sealed record BenchmarkEventCount
{
    /// <summary>Operation that the events name.</summary>
    public required string Operation { get; init; }

    /// <summary>Events of any phase.</summary>
    public long RequestCount { get; init; }

    /// <summary>Events that are errors.</summary>
    public long ErrorCount { get; init; }

    /// <summary>Events of phase <c>retry</c>.</summary>
    public long RetryCount { get; init; }

    /// <summary>Events by phase.</summary>
    public ImmutableSortedDictionary<string, long> Phases { get; init; } = ImmutableSortedDictionary.Create<string, long>(StringComparer.Ordinal);

    /// <summary>Durations that the events carried.</summary>
    public LatencySummary Latency { get; init; } = LatencySummary.None;

    internal static BenchmarkEventCount FromJson(JsonFields fields) => new()
    {
        Operation = fields.RequiredText("operation"),
        RequestCount = fields.RequiredNonNegativeLong("request_count"),
        ErrorCount = fields.OptionalNonNegativeLong("error_count") ?? 0,
        RetryCount = fields.OptionalNonNegativeLong("retry_count") ?? 0,
        Phases = fields.OptionalFields("phases") is { } phases
            ? phases.Source.Keys.ToImmutableSortedDictionary(static phase => phase, phases.RequiredNonNegativeLong, StringComparer.Ordinal)
            : ImmutableSortedDictionary.Create<string, long>(StringComparer.Ordinal),
        Latency = fields.OptionalFields("latency") is { } latency
            ? new LatencySummary(
                latency.RequiredNonNegativeLong("sample_count"),
                latency.RequiredNonNegative("total_ms"),
                latency.OptionalNonNegative("min_ms"),
                latency.OptionalNonNegative("max_ms"))
            : LatencySummary.None,
    };

    internal JsonObject ToJson() => JsonObject.Create(
        ("operation", Operation),
        ("request_count", RequestCount),
        ("error_count", ErrorCount),
        ("retry_count", RetryCount),
        ("phases", JsonObject.Create([.. Phases.Select(static phase => (phase.Key, (JsonValue)phase.Value))])),
        ("latency", Latency.ToJson()));
}
