using System.Collections.Immutable;
using System.Globalization;
using WorldForge.IO;
using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Benchmarking.Calibration;

/// <summary>
/// Candidate budgets from preserved reports, for a person to review. It never edits a budget, and it refuses to propose a weaker
/// limit that nothing stands behind.
/// </summary>
public sealed record BudgetCalibration
{
    /// <summary>The schema version that is written.</summary>
    public const int SchemaVersion = 1;

    /// <summary>When it was made, ISO 8601.</summary>
    public required string GeneratedAt { get; init; }

    /// <summary>How the candidates were derived.</summary>
    public required CalibrationOptions Options { get; init; }

    /// <summary>The reports in their order.</summary>
    public required ImmutableArray<SourceReport> Sources { get; init; }

    /// <summary>The budgets in force; null when there are none to compare with.</summary>
    public BenchmarkBudgets? Current { get; init; }

    /// <summary>The candidates, sorted by provider and operation.</summary>
    public required ImmutableArray<BenchmarkBudget> Candidates { get; init; }

    /// <summary>Every limit that is or would be, by candidate and then in the fixed order of the metrics.</summary>
    public required ImmutableArray<BudgetDiff> Diffs { get; init; }

    /// <summary>The machine class of the reports: what a person said, else what the reports agree on, else null.</summary>
    public string? MachineClass => Options.MachineClass ?? Agreed(Sources);

    /// <summary>Derives candidates.</summary>
    /// <param name="sources">Preserved reports, at least one.</param>
    /// <param name="current">The budgets in force, or null.</param>
    /// <param name="options">How.</param>
    /// <param name="generatedAt">When.</param>
    /// <exception cref="WorldForgeException">
    /// No report, or a limit would be loosened without a digest, a machine class, an observed baseline or a rationale; the message says which.
    /// </exception>
    public static BudgetCalibration Of(
        IReadOnlyList<SourceReport> sources,
        BenchmarkBudgets? current,
        CalibrationOptions options,
        DateTimeOffset generatedAt)
    {
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(options);
        if (sources.Count == 0)
        {
            throw Check.Invalid("reports", "must name at least one preserved benchmark report");
        }

        ImmutableArray<BaselineObservation> worst = CandidateBudgets.Worst(sources.SelectMany(static source => source.Results));
        BudgetCalibration calibration = new()
        {
            GeneratedAt = generatedAt.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            Options = options,
            Sources = [.. sources],
            Current = current,
            Candidates = [.. worst.Select(observed => CandidateBudgets.Of(observed, options.HeadroomRatio))],
            Diffs = [.. worst.SelectMany(observed => Differences(observed, CandidateBudgets.Of(observed, options.HeadroomRatio), current))],
        };
        return LooseningRule.Problem(calibration) is { } problem ? throw new WorldForgeException(FaultCodes.InputInvalid, problem) : calibration;
    }

    /// <summary>The record <c>budget-calibration.json</c>.</summary>
    public JsonObject ToJson() => CalibrationJson.Record(this);

    /// <summary>The document <c>candidate-budgets.json</c>, which <see cref="BenchmarkBudgets.FromJson"/> reads.</summary>
    public JsonObject ToCandidateJson() => CalibrationJson.Candidates(this);

    /// <summary>The review report <c>budget-calibration.md</c>.</summary>
    public string ToMarkdown() => CalibrationMarkdown.Render(this);

    /// <summary>Writes the three files into a folder of their own.</summary>
    /// <param name="directory">The folder; its parents are created.</param>
    /// <param name="overwrite">Whether the folder may already be there.</param>
    /// <param name="display">How the folder is shown in messages.</param>
    /// <exception cref="WorldForgeException">The folder is there and may not be, or cannot be written.</exception>
    public void Write(string directory, bool overwrite, string display)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(directory);
        if (!overwrite && (Directory.Exists(directory) || File.Exists(directory)))
        {
            throw new WorldForgeException(
                FaultCodes.InputDuplicate,
                $"The output {display} is already there. First triage: choose another folder, or pass --overwrite.");
        }

        try
        {
            Directory.CreateDirectory(directory);
        }
        catch (Exception exception) when (IoFault.Is(exception))
        {
            throw IoFault.From("create", display, exception);
        }

        AtomicFile.Write(Path.Join(directory, "budget-calibration.json"), ArtifactJson.ToBytes(ToJson()));
        AtomicFile.Write(Path.Join(directory, "candidate-budgets.json"), ArtifactJson.ToBytes(ToCandidateJson()));
        AtomicFile.WriteText(Path.Join(directory, "budget-calibration.md"), ToMarkdown());
    }

    /// <summary>The budget in force for an operation: the exact one first, then the first whose selectors match.</summary>
    internal static BenchmarkBudget? InForce(BenchmarkBudgets? current, BaselineObservation observed) =>
        current?.Entries.FirstOrDefault(budget => budget.Provider == observed.Provider && budget.Operation == observed.Operation)
        ?? current?.Entries.FirstOrDefault(budget => budget.Matches(observed.Provider, observed.Operation));

    private static string? Agreed(ImmutableArray<SourceReport> sources)
    {
        string?[] stated = [.. sources.Select(static source => source.MachineClass is { } machine ? machine.Label ?? machine.Id : null).Distinct()];
        return stated is [{ } one] ? one : null;
    }

    private static IEnumerable<BudgetDiff> Differences(BaselineObservation observed, BenchmarkBudget candidate, BenchmarkBudgets? current)
    {
        BenchmarkBudget? inForce = InForce(current, observed);
        foreach (BudgetMetric metric in BudgetMetric.All)
        {
            JsonValue? old = inForce is null ? null : metric.Threshold(inForce);
            JsonValue? proposed = metric.Threshold(candidate);
            if (old is not null || proposed is not null)
            {
                yield return new BudgetDiff
                {
                    Provider = observed.Provider,
                    Operation = observed.Operation,
                    Metric = metric.Name,
                    OldThreshold = old,
                    CandidateThreshold = proposed,
                    Observed = ObservedNumbers.Of(observed, metric.Name),
                    Direction = Direction(metric, old, proposed),
                };
            }
        }
    }

    private static BudgetDirection Direction(BudgetMetric metric, JsonValue? old, JsonValue? proposed) =>
        old is null ? BudgetDirection.New
        : proposed is null ? BudgetDirection.Loosened
        : BudgetMetric.AsDouble(old).Equals(BudgetMetric.AsDouble(proposed)) ? BudgetDirection.Unchanged
        : metric.Holds(proposed, old) ? BudgetDirection.Tightened
        : BudgetDirection.Loosened;
}
