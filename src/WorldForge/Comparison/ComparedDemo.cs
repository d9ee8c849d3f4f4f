using WorldForge.Serialization;

namespace WorldForge.Comparison;

/// <summary>Demo showcases: one row per run, from its summary.</summary>
internal sealed class ComparedDemo() : ComparedKind(
    "demo_showcase", ["run_id", "created_at", "provider", "workflow", "status", "safe_to_attach", "summary", "event_count"], [])
{
    public override string ReportPath(JsonObject artifactPaths) => LooseJson.Text(artifactPaths, "summary_json") ?? "results/summary.json";

    public override string? Problem(JsonObject report) =>
        LooseJson.Text(report, "status") is null && LooseJson.At(report, "summary") is null ? "a 'status' or a 'summary'" : null;

    public override string[] Operations(ComparedRun run) => WorkflowOf(run) is { } workflow ? [workflow] : RunContext.Split(run.Manifest.Operation);

    public override IEnumerable<JsonObject> Rows(ComparedRun run, ComparedRun baseline) =>
    [
        JsonObject.Create(
            ("run_id", run.Id),
            ("created_at", run.Manifest.CreatedAt),
            ("provider", LooseJson.Text(run.Report, "provider") ?? run.Manifest.Provider),
            ("workflow", WorkflowOf(run) ?? run.Manifest.Operation),
            ("status", StatusOf(run)),
            ("safe_to_attach", LooseJson.Flag(run.Report, "safe_to_attach")),
            ("summary", LooseJson.Raw(run.Report, "summary")),
            ("event_count", run.Manifest.EventCount)),
    ];

    public override IEnumerable<RunMetric> Metrics(ComparedRun run) =>
        [new RunMetric("safe_to_attach", LooseJson.Flag(run.Report, "safe_to_attach") is { } safe ? safe ? 1 : 0 : null, HigherIsBetter: true)];

    public override IEnumerable<string> Failures(ComparedRun run) =>
        StatusOf(run) is "passed" or "completed" ? [] : [$"demo:{WorkflowOf(run) ?? run.Manifest.Operation}:{StatusOf(run)}"];

    private static string? WorkflowOf(ComparedRun run) => LooseJson.Text(run.Report, "workflow") ?? LooseJson.Text(run.Report, "workflow_id");

    private static string StatusOf(ComparedRun run) => LooseJson.Text(run.Report, "status") ?? run.Manifest.Status;
}
