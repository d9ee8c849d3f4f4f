using System.Collections.Immutable;
using WorldForge.Runs;
using WorldForge.Serialization;

namespace WorldForge.Comparison;

/// <summary>What became worse, better or merely different from a baseline run to a candidate.</summary>
internal sealed class RunRegression
{
    private const string BudgetViolation = "budget-violation";
    private const string NewFailures = "new-failures";

    private readonly ComparedRun _baseline;
    private readonly ComparedRun _candidate;
    private readonly ImmutableArray<string> _newFailures;
    private readonly ImmutableArray<string> _removedFailures;

    public RunRegression(ComparedRun baseline, ComparedRun candidate, double tolerancePercent)
    {
        _baseline = baseline;
        _candidate = candidate;
        ImmutableArray<string> before = FailuresOf(baseline);
        ImmutableArray<string> now = FailuresOf(candidate);
        _newFailures = [.. now.Except(before, StringComparer.Ordinal)];
        _removedFailures = [.. before.Except(now, StringComparer.Ordinal)];
        Metrics = [.. baseline.Kind.Metrics(baseline).Zip(candidate.Kind.Metrics(candidate), (old, one) => new MetricDelta(old, one, tolerancePercent))];
        ArtifactChanges = [.. ArtifactDrift.Between(baseline.Artifacts, candidate.Artifacts)];
    }

    public ImmutableArray<MetricDelta> Metrics { get; }

    public ImmutableArray<JsonObject> ArtifactChanges { get; }

    /// <summary>One entry for a pair of which one run was held against a budget.</summary>
    public IEnumerable<JsonObject> BudgetChanges => _baseline.Context.BudgetPassed is null && _candidate.Context.BudgetPassed is null
        ? []
        :
        [
            JsonObject.Create(
                ("name", _candidate.Context.BudgetRef ?? _baseline.Context.BudgetRef ?? "budget"),
                ("baseline", _baseline.Context.BudgetPassed),
                ("candidate", _candidate.Context.BudgetPassed),
                ("status", BudgetStatus)),
        ];

    /// <summary>One entry with what failed newly and what no longer fails.</summary>
    public IEnumerable<JsonObject> FailureChanges =>
    [
        JsonObject.Create(
            ("status", _newFailures.Length > 0 ? NewFailures : _removedFailures.Length > 0 ? MetricDelta.Improved : MetricDelta.Unchanged),
            ("new_failures", JsonList.OfTexts(_newFailures)),
            ("removed_failures", JsonList.OfTexts(_removedFailures))),
    ];

    public IEnumerable<JsonObject> ProvenanceChanges => Facts()
        .Where(fact => fact.Before != fact.Now)
        .Select(fact => JsonObject.Create(("field", fact.Name), ("baseline", fact.Before), ("candidate", fact.Now), ("status", "changed")));

    private string BudgetStatus => (_baseline.Context.BudgetPassed, _candidate.Context.BudgetPassed) switch
    {
        (var before, var now) when before == now => MetricDelta.Unchanged,
        (_, false) => BudgetViolation,
        (false, true) => MetricDelta.Improved,
        _ => "changed",
    };

    /// <summary>The verdict and its counts.</summary>
    public JsonObject Summary()
    {
        int regressed = Metrics.Count(metric => metric.Status == MetricDelta.Regressed);
        int improved = Metrics.Count(metric => metric.Status == MetricDelta.Improved);
        bool worse = regressed > 0 || BudgetStatus == BudgetViolation || _newFailures.Length > 0;
        bool better = improved > 0 || BudgetStatus == MetricDelta.Improved || _removedFailures.Length > 0;
        return JsonObject.Create(
            ("status", worse ? MetricDelta.Regressed : better ? MetricDelta.Improved : MetricDelta.Unchanged),
            ("metric_delta_count", Metrics.Length),
            ("regressed_metric_count", regressed),
            ("improved_metric_count", improved),
            ("new_failure_count", _newFailures.Length),
            ("removed_failure_count", _removedFailures.Length),
            ("artifact_drift_count", ArtifactChanges.Length),
            ("provenance_difference_count", ProvenanceChanges.Count()),
            ("unsafe_artifact_exclusion_count", _baseline.Artifacts.Excluded + _candidate.Artifacts.Excluded));
    }

    private static ImmutableArray<string> FailuresOf(ComparedRun run)
    {
        string[] own = RunStatus.NeedsRecovery(run.Manifest.Status) ? [$"run:{run.Manifest.Status}:{ReasonOf(run.Manifest.ResultSummary)}"] : [];
        return [.. own.Concat(run.Kind.Failures(run)).Distinct(StringComparer.Ordinal).Order(CodePointComparer.Instance)];
    }

    private static string ReasonOf(JsonObject summary)
    {
        foreach (string name in (ReadOnlySpan<string>)["failure_reason", "observed_failure", "error", "error_message", "skip_reason", "reason"])
        {
            if (LooseJson.Text(summary, name) is { } reason)
            {
                return reason;
            }
        }

        return "no reason given";
    }

    private (string Name, string? Before, string? Now)[] Facts() =>
    [
        ("provider", string.Join(", ", _baseline.Context.Providers), string.Join(", ", _candidate.Context.Providers)),
        ("operation", string.Join(", ", _baseline.Context.Operations), string.Join(", ", _candidate.Context.Operations)),
        ("command", RunCommands.Sanitise(_baseline.Manifest.Command), RunCommands.Sanitise(_candidate.Manifest.Command)),
        ("fixture_digest", _baseline.Context.FixtureDigest, _candidate.Context.FixtureDigest),
        ("suite_version", _baseline.Context.SuiteVersion, _candidate.Context.SuiteVersion),
        ("budget_ref", _baseline.Context.BudgetRef, _candidate.Context.BudgetRef),
    ];
}
