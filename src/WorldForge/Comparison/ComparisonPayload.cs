using WorldForge.Evidence;
using WorldForge.Runs;
using WorldForge.Serialization;

namespace WorldForge.Comparison;

/// <summary>The documents of a comparison: what the runs share, the runs, and one row per result.</summary>
internal static class ComparisonPayload
{
    public const string RegressionMode = "regression";

    private const string GenericBoundary =
        "The comparison covers only the preserved artifacts of these runs. It is not a ranking of providers and makes no claim about physical truth or safety.";

    public static JsonObject OfRuns(IReadOnlyList<ComparedRun> runs, string createdAt) =>
        RunText.Observable.Redact(Common(runs, createdAt, SchemaVersions.RunComparison).Build());

    public static JsonObject OfRegression(ComparedRun baseline, ComparedRun candidate, double tolerancePercent, string createdAt)
    {
        RunRegression regression = new(baseline, candidate, tolerancePercent);
        JsonObject.Builder members = Common([baseline, candidate], createdAt, SchemaVersions.RunRegression);
        members["mode"] = RegressionMode;
        members["candidate_run_id"] = candidate.Id;
        members["tolerance_pct"] = tolerancePercent;
        members["regression_summary"] = regression.Summary();
        members["metric_deltas"] = JsonList.Create(regression.Metrics.Select(metric => metric.ToJson()));
        members["budget_status_changes"] = JsonList.Create(regression.BudgetChanges);
        members["failure_changes"] = JsonList.Create(regression.FailureChanges);
        members["artifact_changes"] = JsonList.Create(regression.ArtifactChanges);
        members["provenance_changes"] = JsonList.Create(regression.ProvenanceChanges);
        return RunText.Observable.Redact(members.Build());
    }

    private static JsonObject.Builder Common(IReadOnlyList<ComparedRun> runs, string createdAt, int schemaVersion)
    {
        ComparedRun first = runs[0];
        return new JsonObject.Builder
        {
            ["schema_version"] = schemaVersion,
            ["kind"] = first.Kind.Name,
            ["created_at"] = createdAt,
            ["baseline_run_id"] = first.Id,
            ["run_count"] = runs.Count,
            ["claim_boundary"] = Boundary(runs),
            ["comparison_context"] = Context(runs),
            ["runs"] = JsonList.Create(runs.Select(run => run.ToJson())),
            ["rows"] = JsonList.Create(runs.SelectMany(run => run.Kind.Rows(run, first))),
        };
    }

    private static JsonObject Context(IReadOnlyList<ComparedRun> runs) => JsonObject.Create(
        ("kind", runs[0].Kind.Name),
        ("providers", Union(runs, context => context.Providers)),
        ("capabilities", Union(runs, context => context.Capabilities)),
        ("operations", Union(runs, context => context.Operations)),
        ("fixture_digest", runs.Select(run => run.Context.FixtureDigest).FirstOrDefault(value => value is not null)),
        ("suite_version", runs.Select(run => run.Context.SuiteVersion).FirstOrDefault(value => value is not null)),
        ("budget_refs", Union(runs, context => context.BudgetRef is null ? [] : [context.BudgetRef])),
        ("missing_evidence", Union(runs, context => context.MissingEvidence)));

    private static JsonList Union(IReadOnlyList<ComparedRun> runs, Func<RunContext, IEnumerable<string>> values) =>
        JsonList.OfTexts(runs.SelectMany(run => values(run.Context)).Distinct(StringComparer.Ordinal));

    private static string Boundary(IReadOnlyList<ComparedRun> runs)
    {
        string[] boundaries = [.. runs
            .Select(run => LooseJson.Text(run.Report, "claim_boundary") ?? LooseJson.Text(run.Report, "provenance", "claim_boundary"))
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)];
        return boundaries switch
        {
            [] => GenericBoundary,
            [var one] => one,
            _ => "The runs state different claim boundaries; each holds for its own run. " + string.Join(" | ", boundaries),
        };
    }
}
