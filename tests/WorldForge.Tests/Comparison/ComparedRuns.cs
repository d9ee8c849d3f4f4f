using WorldForge.Runs;
using WorldForge.Serialization;
using WorldForge.Tests.Runs;

namespace WorldForge.Tests.Comparison;

/// <summary>Writes preserved runs with reports of the specified shape into a workspace.</summary>
internal static class ComparedRuns
{
    public const string Digest = "sha256:1111111111111111111111111111111111111111111111111111111111111111";

    /// <summary>One benchmark run of <c>predict</c>.</summary>
    public static string Benchmark(
        RunWorkspace workspace,
        double? latency = 10,
        string provider = "mock",
        string operation = "predict",
        int errors = 0,
        bool? budgetPassed = null,
        Func<JsonObject, JsonObject>? report = null,
        string? status = null)
    {
        JsonObject result = JsonObject.Create(
            ("provider", provider), ("operation", operation), ("iterations", 5), ("concurrency", 1), ("success_count", 5 - errors), ("error_count", errors), ("retry_count", 0),
            ("total_time_ms", 50.0), ("average_latency_ms", latency), ("p95_latency_ms", latency * 2), ("throughput_per_second", latency is null ? 0.0 : 1000 / latency.Value),
            ("errors", JsonList.OfTexts(Enumerable.Repeat("timed out", errors))));
        JsonObject document = JsonObject.Create(
            ("claim_boundary", "Latencies of this machine only."),
            ("metric_semantics", "Milliseconds; lower is better."),
            ("run_metadata", JsonObject.Create(("providers", JsonList.OfTexts([provider])), ("selected_operations", JsonList.OfTexts([operation])))),
            ("results", JsonList.Create([result])),
            ("provenance", JsonObject.Create(
                ("suite_version", "benchmark:1"), ("providers", JsonList.OfTexts([provider])), ("capabilities", JsonList.OfTexts([operation])), ("input_digest", Digest),
                ("result_digest", Digest.Replace('1', '2')), ("runtime_manifests", JsonObject.Create(("mock", "mock:schema-1"))),
                ("dataset_manifests", JsonList.Create([JsonObject.Create(("id", "kitchen"), ("sha256", Digest))])))));
        JsonObject summary = JsonObject.Create(("result_count", 1), ("error_count", errors), ("budget_passed", budgetPassed));
        return Write(workspace, "benchmark", provider, operation, report?.Invoke(document) ?? document, summary, status ?? (budgetPassed == false ? RunStatus.Failed : RunStatus.Completed));
    }

    /// <summary>One evaluation run with a passed and perhaps a failed scenario.</summary>
    public static string Evaluation(RunWorkspace workspace, double score = 0.9, string provider = "mock", int failed = 0, string suite = "planning", string boundary = "This suite only.")
    {
        JsonObject[] results = [.. Enumerable.Range(0, 4).Select(at => JsonObject.Create(
            ("suite_id", suite), ("provider", provider), ("scenario", $"scenario-{at}"), ("score", score), ("passed", at >= failed)))];
        JsonObject document = JsonObject.Create(
            ("suite_id", suite),
            ("suite", "Planning"),
            ("claim_boundary", boundary),
            ("provider_summaries", JsonList.Create([JsonObject.Create(
                ("provider", provider), ("average_score", score), ("scenario_count", 4), ("passed_scenario_count", 4 - failed), ("failed_scenario_count", failed))])),
            ("results", JsonList.Create(results)),
            ("provenance", JsonObject.Create(
                ("suite_version", "evaluation:1"), ("providers", JsonList.OfTexts([provider])), ("capabilities", JsonList.OfTexts(["score"])), ("input_digest", Digest))));
        return Write(workspace, "eval", provider, suite, document, JsonObject.Create(("result_count", 4)), RunStatus.Completed);
    }

    /// <summary>One demo showcase.</summary>
    public static string Demo(RunWorkspace workspace, bool safe = true, string status = "passed")
    {
        using RunSession run = workspace.Store.Begin(new RunStart { Kind = "demo_showcase", Command = "worldforge demo", Provider = "mock", Operation = "replay" });
        run.WriteJson("results/summary.json", JsonObject.Create(("workflow", "replay"), ("status", status), ("safe_to_attach", safe), ("summary", JsonObject.Create(("steps", 3)))));
        run.AddArtifact("summary_json", "results/summary.json");
        run.Complete(new RunOutcome { Status = status });
        return run.Directory;
    }

    private static string Write(RunWorkspace workspace, string kind, string provider, string operation, JsonObject report, JsonObject summary, string status)
    {
        using RunSession run = workspace.Store.Begin(new RunStart { Kind = kind, Command = $"worldforge {kind} --provider {provider}", Provider = provider, Operation = operation });
        run.WriteJson("reports/report.json", report);
        run.WriteText("reports/report.md", "# Report");
        run.AddArtifact("json", "reports/report.json");
        run.AddArtifact("markdown", "reports/report.md");
        run.Complete(new RunOutcome { Status = status, ResultSummary = summary, EventCount = 5 });
        return run.Directory;
    }
}
