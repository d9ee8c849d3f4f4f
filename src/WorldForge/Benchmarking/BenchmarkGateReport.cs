using System.Collections.Immutable;
using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Benchmarking;

/// <summary>What the gate found.</summary>
public sealed record BenchmarkGateReport
{
    /// <summary>The budgets in their order.</summary>
    public required ImmutableArray<BenchmarkBudget> Budgets { get; init; }

    /// <summary>Matches of results over all budgets; a result that two budgets match counts twice.</summary>
    public required int CheckedResultCount { get; init; }

    /// <summary>Limits that were not kept, in the order of the budgets, the results and the metrics.</summary>
    public required ImmutableArray<BenchmarkViolation> Violations { get; init; }

    /// <summary>Whether every limit was kept.</summary>
    public bool Passed => Violations.IsEmpty;

    /// <summary>The record.</summary>
    public JsonObject ToJson() => JsonObject.Create(
        ("passed", Passed),
        ("budget_count", Budgets.Length),
        ("checked_result_count", CheckedResultCount),
        ("violation_count", Violations.Length),
        ("budgets", JsonList.Create(Budgets.Select(static budget => (JsonValue)budget.ToJson()))),
        ("violations", JsonList.Create(Violations.Select(static violation => (JsonValue)violation.ToJson()))));

    internal static BenchmarkGateReport Read(JsonFields fields) => new()
    {
        Budgets = [.. fields.RequiredFieldsList("budgets").Select(BenchmarkBudget.Read)],
        CheckedResultCount = fields.RequiredNonNegativeInt("checked_result_count"),
        Violations = [.. fields.RequiredFieldsList("violations").Select(BenchmarkViolation.Read)],
    };

    /// <summary>The report for people.</summary>
    public string ToMarkdown() => BenchmarkMarkdown.Gate(this);

    /// <summary>One row for each violation.</summary>
    public string ToCsv() => BenchmarkCsv.Gate(this);
}
