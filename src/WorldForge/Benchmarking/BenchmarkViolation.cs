using WorldForge.Capabilities;
using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Benchmarking;

/// <summary>One limit that was not kept.</summary>
public sealed record BenchmarkViolation
{
    /// <summary>Provider of the result; null when no result matched and the budget names none.</summary>
    public string? Provider { get; init; }

    /// <summary>Operation of the result; null when no result matched and the budget names none.</summary>
    public Capability? Operation { get; init; }

    /// <summary>Name of the metric, such as <c>p95_latency_ms</c>, or <c>matching_results</c>.</summary>
    public required string Metric { get; init; }

    /// <summary>The number that was observed; JSON null when there was none.</summary>
    public required JsonValue Observed { get; init; }

    /// <summary>The limit.</summary>
    public required JsonValue Threshold { get; init; }

    /// <summary>The limit in words: <c>&lt;= 100.0000</c>.</summary>
    public required string Condition { get; init; }

    /// <summary>Selector of the budget.</summary>
    public required string BudgetSelector { get; init; }

    internal string ObservedText => Observed.IsNull ? "" : BudgetMetric.Text(Observed);

    internal static BenchmarkViolation Read(JsonFields fields) => new()
    {
        Provider = fields.OptionalText("provider"),
        Operation = fields.OptionalText("operation") is { } operation ? BenchmarkOperations.Parse(operation) : null,
        Metric = fields.RequiredText("metric"),
        Observed = fields.OptionalFinite("observed") is null ? JsonValue.Null : fields.RequiredValue("observed"),
        Threshold = fields.OptionalFinite("threshold") is null ? throw fields.Invalid("threshold", "must be a number") : fields.RequiredValue("threshold"),
        Condition = fields.RequiredText("condition"),
        BudgetSelector = fields.RequiredText("budget_selector"),
    };

    internal JsonObject ToJson() => JsonObject.Create(
        ("provider", Provider),
        ("operation", Operation?.ToWireName()),
        ("metric", Metric),
        ("observed", Observed),
        ("threshold", Threshold),
        ("condition", Condition),
        ("budget_selector", BudgetSelector));
}
