using System.Collections.Immutable;
using System.Globalization;
using WorldForge.Serialization;

namespace WorldForge.Benchmarking;

/// <summary>One of the numbers that a budget can limit, in the fixed order of every table.</summary>
internal sealed record BudgetMetric(
    string Name,
    bool IsUpperLimit,
    Func<BenchmarkBudget, JsonValue?> Threshold,
    Func<BenchmarkResult, JsonValue?> Observed)
{
    public static ImmutableArray<BudgetMetric> All { get; } =
    [
        new("success_rate", false, static budget => Number(budget.MinSuccessRate), static result => Number(result.SuccessRate)),
        new("error_count", true, static budget => Count(budget.MaxErrorCount), static result => Count(result.ErrorCount)),
        new("retry_count", true, static budget => Count(budget.MaxRetryCount), static result => Count(result.RetryCount)),
        new("average_latency_ms", true, static budget => Number(budget.MaxAverageLatencyMs), static result => Number(result.AverageLatencyMs)),
        new("p95_latency_ms", true, static budget => Number(budget.MaxP95LatencyMs), static result => Number(result.P95LatencyMs)),
        new("throughput_per_second", false, static budget => Number(budget.MinThroughputPerSecond), static result => Number(result.ThroughputPerSecond)),
    ];

    /// <summary>Whether an observed number keeps to the limit; a missing one does not.</summary>
    public bool Holds(JsonValue? observed, JsonValue threshold) =>
        observed is not null && (IsUpperLimit ? AsDouble(observed) <= AsDouble(threshold) : AsDouble(observed) >= AsDouble(threshold));

    /// <summary>The limit as it is printed: <c>&lt;= 3</c>, <c>&gt;= 0.9500</c>.</summary>
    public string Condition(JsonValue threshold) => (IsUpperLimit ? "<= " : ">= ") + Text(threshold);

    /// <summary>Integers plain, other numbers with four decimals.</summary>
    public static string Text(JsonValue number) => number is JsonInteger integer
        ? integer.Value.ToString(CultureInfo.InvariantCulture)
        : AsDouble(number).ToString("F4", CultureInfo.InvariantCulture);

    public static double AsDouble(JsonValue number) => number is JsonInteger integer ? integer.ToDouble() : ((JsonFloat)number).Value;

    private static JsonFloat? Number(double? value) => value is { } number ? new JsonFloat(number) : null;

    private static JsonInteger? Count(long? value) => value is { } number ? JsonInteger.Of(number) : null;
}
