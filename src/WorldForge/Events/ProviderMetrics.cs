using WorldForge.Serialization;

namespace WorldForge.Events;

/// <summary>Totals of one operation of one provider.</summary>
public sealed record ProviderMetrics
{
    /// <summary>Name of the provider.</summary>
    public required string Provider { get; init; }

    /// <summary>Name of the operation.</summary>
    public required string Operation { get; init; }

    /// <summary>Events of any phase.</summary>
    public long RequestCount { get; init; }

    /// <summary>Events of phase <c>failure</c> or <c>budget_exceeded</c>.</summary>
    public long ErrorCount { get; init; }

    /// <summary>Events of phase <c>retry</c>.</summary>
    public long RetryCount { get; init; }

    /// <summary>Events of phase <c>budget_exceeded</c>.</summary>
    public long BudgetExceededCount { get; init; }

    /// <summary>Durations of the events that carried one.</summary>
    public LatencySummary Latency { get; init; } = LatencySummary.None;

    internal ProviderMetrics With(ProviderEvent source) => this with
    {
        RequestCount = RequestCount + 1,
        ErrorCount = ErrorCount + (EventPhase.IsError(source.Phase) ? 1 : 0),
        RetryCount = RetryCount + (source.Phase is EventPhase.Retry ? 1 : 0),
        BudgetExceededCount = BudgetExceededCount + (source.Phase is EventPhase.BudgetExceeded ? 1 : 0),
        Latency = source.DurationMs is { } duration ? Latency.With(duration) : Latency,
    };

    internal JsonObject ToJson() => JsonObject.Create(
        ("request_count", RequestCount),
        ("error_count", ErrorCount),
        ("retry_count", RetryCount),
        ("budget_exceeded_count", BudgetExceededCount),
        ("latency", Latency.ToJson()));
}
