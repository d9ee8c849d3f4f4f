using WorldForge.Capabilities;
using WorldForge.Serialization;

namespace WorldForge.Benchmarking.Calibration;

/// <summary>One limit as it is and as the candidate has it.</summary>
public sealed record BudgetDiff
{
    /// <summary>Name of the provider.</summary>
    public required string Provider { get; init; }

    /// <summary>The operation.</summary>
    public required Capability Operation { get; init; }

    /// <summary>Name of the metric.</summary>
    public required string Metric { get; init; }

    /// <summary>The limit of the current budget; null when it has none.</summary>
    public JsonValue? OldThreshold { get; init; }

    /// <summary>The limit of the candidate; null when the reports give no reason for one.</summary>
    public JsonValue? CandidateThreshold { get; init; }

    /// <summary>What the reports observed, the worst of them; null when they observed nothing.</summary>
    public JsonValue? Observed { get; init; }

    /// <summary>What taking the candidate would do.</summary>
    public required BudgetDirection Direction { get; init; }

    internal static string Word(BudgetDirection direction) => direction switch
    {
        BudgetDirection.New => "new",
        BudgetDirection.Unchanged => "unchanged",
        BudgetDirection.Tightened => "tightened",
        _ => "loosened",
    };

    internal JsonObject ToJson(string? rationale) => JsonObject.Create(
        ("provider", Provider),
        ("operation", BenchmarkWords.Of(Operation)),
        ("metric", Metric),
        ("old_threshold", OldThreshold ?? JsonValue.Null),
        ("candidate_threshold", CandidateThreshold ?? JsonValue.Null),
        ("observed_baseline", Observed ?? JsonValue.Null),
        ("direction", Word(Direction)),
        ("rationale", rationale),
        ("review_required", true));
}
