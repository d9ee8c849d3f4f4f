using WorldForge.Serialization;

namespace WorldForge.Comparison;

/// <summary>Evaluation runs: one row per provider.</summary>
internal sealed class ComparedEvaluation() : ComparedKind(
    "eval",
    [
        "run_id", "created_at", "status", "provider", "capability", "suite_id", "fixture_digest", "suite_version", "average_score", "delta_average_score",
        "scenario_count", "passed_scenario_count", "failed_scenario_count", "event_count",
    ],
    ["capability", "fixture_digest", "suite_version"])
{
    private const string AverageScore = "average_score";

    public override string? Problem(JsonObject report) => LooseJson.At(report, "provider_summaries") is JsonList ? null : "a list 'provider_summaries'";

    public override string[] Operations(ComparedRun run) => LooseJson.Text(run.Report, "suite_id") is { } suite ? [suite] : RunContext.Split(run.Manifest.Operation);

    public override IEnumerable<JsonObject> Rows(ComparedRun run, ComparedRun baseline) => Summaries(run).Select(summary => JsonObject.Create(
        ("run_id", run.Id),
        ("created_at", run.Manifest.CreatedAt),
        ("status", run.Manifest.Status),
        ("provider", LooseJson.Raw(summary, "provider")),
        ("capability", CapabilityOf(run)),
        ("suite_id", LooseJson.Raw(run.Report, "suite_id")),
        ("fixture_digest", run.Context.FixtureDigest),
        ("suite_version", run.Context.SuiteVersion),
        (AverageScore, LooseJson.Raw(summary, AverageScore)),
        ("delta_average_score", Difference(LooseJson.Number(summary, AverageScore), LooseJson.Number(Peer(summary, baseline), AverageScore))),
        ("scenario_count", LooseJson.Raw(summary, "scenario_count")),
        ("passed_scenario_count", LooseJson.Raw(summary, "passed_scenario_count")),
        ("failed_scenario_count", LooseJson.Raw(summary, "failed_scenario_count")),
        ("event_count", run.Manifest.EventCount)));

    public override IEnumerable<RunMetric> Metrics(ComparedRun run)
    {
        double? passed = RunMetric.Sum(Values(run, "passed_scenario_count"));
        double? all = RunMetric.Sum(Values(run, "scenario_count"));
        return
        [
            new RunMetric(AverageScore, RunMetric.Mean(Values(run, AverageScore)), HigherIsBetter: true),
            new RunMetric("pass_rate", all > 0 ? passed / all : null, HigherIsBetter: true),
            new RunMetric("passed_scenario_count", passed, HigherIsBetter: true),
            new RunMetric("failed_scenario_count", RunMetric.Sum(Values(run, "failed_scenario_count"))),
        ];
    }

    // The score is no part of it: a failed scenario that scores a little less than before is the same failure.
    public override IEnumerable<string> Failures(ComparedRun run) => LooseJson.Objects(run.Report, "results")
        .Where(result => LooseJson.Flag(result, "passed") == false)
        .Select(result => $"eval:{LooseJson.Text(result, "provider")}:{LooseJson.Text(result, "scenario")}:failed");

    private static JsonObject[] Summaries(ComparedRun run) => LooseJson.Objects(run.Report, "provider_summaries");

    private static IEnumerable<double?> Values(ComparedRun run, string name) => Summaries(run).Select(summary => LooseJson.Number(summary, name));

    private static JsonObject Peer(JsonObject summary, ComparedRun baseline)
    {
        string? provider = LooseJson.Text(summary, "provider");
        JsonObject[] all = Summaries(baseline);
        return all.FirstOrDefault(other => LooseJson.Text(other, "provider") == provider) ?? all.FirstOrDefault() ?? JsonObject.Empty;
    }
}
