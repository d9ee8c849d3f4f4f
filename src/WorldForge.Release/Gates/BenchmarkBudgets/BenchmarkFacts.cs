using System.Text.Json.Serialization.Metadata;
using WorldForge.Release.Gates.RunEvidence;

namespace WorldForge.Release.Gates.BenchmarkBudgets;

/// <summary>The release preset of the benchmarks with the mock: what was measured, how it stands to its budget, and the run that was kept.</summary>
public sealed record BenchmarkFacts : IEvidenceFacts<BenchmarkFacts>
{
    /// <inheritdoc/>
    public static string Type => "worldforge/benchmark-budgets/v1";

    /// <inheritdoc/>
    public static JsonTypeInfo<BenchmarkFacts> TypeInfo => BenchmarkFactsJson.Default.BenchmarkFacts;

    /// <summary>The preset.</summary>
    public required string Preset { get; init; }

    /// <summary>Calls that the preset asks for, for each operation.</summary>
    public required int Iterations { get; init; }

    /// <summary>The operations that the preset asks for.</summary>
    public required IReadOnlyList<string> Operations { get; init; }

    /// <summary>What was measured.</summary>
    public required IReadOnlyList<MeasuredOperation> Results { get; init; }

    /// <summary>Budgets of the preset.</summary>
    public required int Budgets { get; init; }

    /// <summary>The budget file.</summary>
    public required string? BudgetFile { get; init; }

    /// <summary>Results that a budget was held against.</summary>
    public required int CheckedResults { get; init; }

    /// <summary>Limits that were not kept.</summary>
    public required IReadOnlyList<BrokenLimit> Broken { get; init; }

    /// <summary>The run that was kept.</summary>
    public required PreservedRun Run { get; init; }
}
