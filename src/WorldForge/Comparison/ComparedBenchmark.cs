using System.Globalization;
using WorldForge.Serialization;

namespace WorldForge.Comparison;

/// <summary>Benchmark runs: one row per result.</summary>
internal sealed class ComparedBenchmark() : ComparedKind(
    "benchmark",
    [
        "run_id", "created_at", "status", "provider", "capability", "operation", "fixture_digest", "suite_version", "budget_ref", "budget_passed", "iterations",
        "success_count", "error_count", "retry_count", "average_latency_ms", "delta_average_latency_ms", "p95_latency_ms", "throughput_per_second", "event_count",
    ],
    ["capability", "fixture_digest", "suite_version", "budget_status"])
{
    private const string AverageLatency = "average_latency_ms";

    public override string? Problem(JsonObject report) => LooseJson.At(report, "results") is JsonList ? null : "a list 'results'";

    public override string[] Operations(ComparedRun run) => RunContext.First(
        LooseJson.Texts(run.Report, "run_metadata", "selected_operations"),
        [.. Results(run).Select(result => LooseJson.Text(result, "operation")).OfType<string>().Distinct(StringComparer.Ordinal)],
        LooseJson.Texts(run.Manifest.InputSummary, "operations"),
        RunContext.Split(run.Manifest.Operation));

    public override string[] DefaultCapabilities(string[] operations) => operations;

    public override IEnumerable<JsonObject> Rows(ComparedRun run, ComparedRun baseline) => Results(run).Select(result => JsonObject.Create(
        ("run_id", run.Id),
        ("created_at", run.Manifest.CreatedAt),
        ("status", run.Manifest.Status),
        ("provider", LooseJson.Raw(result, "provider")),
        ("capability", LooseJson.Raw(result, "operation")),
        ("operation", LooseJson.Raw(result, "operation")),
        ("fixture_digest", run.Context.FixtureDigest),
        ("suite_version", run.Context.SuiteVersion),
        ("budget_ref", run.Context.BudgetRef),
        ("budget_passed", run.Context.BudgetPassed),
        ("iterations", LooseJson.Raw(result, "iterations")),
        ("success_count", LooseJson.Raw(result, "success_count")),
        ("error_count", LooseJson.Raw(result, "error_count")),
        ("retry_count", LooseJson.Raw(result, "retry_count")),
        (AverageLatency, LooseJson.Raw(result, AverageLatency)),
        ("delta_average_latency_ms", Difference(LooseJson.Number(result, AverageLatency), LooseJson.Number(Peer(result, baseline), AverageLatency))),
        ("p95_latency_ms", LooseJson.Raw(result, "p95_latency_ms")),
        ("throughput_per_second", LooseJson.Raw(result, "throughput_per_second")),
        ("event_count", run.Manifest.EventCount)));

    public override IEnumerable<RunMetric> Metrics(ComparedRun run) =>
    [
        new RunMetric(AverageLatency, RunMetric.Mean(Values(run, AverageLatency))),
        new RunMetric("p95_latency_ms", RunMetric.Mean(Values(run, "p95_latency_ms"))),
        new RunMetric("throughput_per_second", RunMetric.Mean(Values(run, "throughput_per_second")), HigherIsBetter: true),
        new RunMetric("error_count", RunMetric.Sum(Values(run, "error_count"))),
        new RunMetric("retry_count", RunMetric.Sum(Values(run, "retry_count"))),
        new RunMetric("success_count", RunMetric.Sum(Values(run, "success_count")), HigherIsBetter: true),
    ];

    public override IEnumerable<string> Failures(ComparedRun run)
    {
        foreach (JsonObject result in Results(run))
        {
            string operation = LooseJson.Text(result, "operation") ?? "unknown";
            string[] errors = LooseJson.Texts(result, "errors");
            double count = LooseJson.Number(result, "error_count") ?? 0;
            foreach (string error in errors)
            {
                yield return $"benchmark:{operation}:{error}";
            }

            if (errors.Length == 0 && count > 0)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"benchmark:{operation}:error_count={count}");
            }
        }
    }

    private static JsonObject[] Results(ComparedRun run) => LooseJson.Objects(run.Report, "results");

    private static IEnumerable<double?> Values(ComparedRun run, string name) => Results(run).Select(result => LooseJson.Number(result, name));

    /// <summary>The result of the first run for the same provider and operation, else its first one for that operation.</summary>
    private static JsonObject Peer(JsonObject result, ComparedRun baseline)
    {
        (string? provider, string? operation) = (LooseJson.Text(result, "provider"), LooseJson.Text(result, "operation"));
        JsonObject[] same = [.. Results(baseline).Where(other => LooseJson.Text(other, "operation") == operation)];
        return same.FirstOrDefault(other => LooseJson.Text(other, "provider") == provider) ?? same.FirstOrDefault() ?? JsonObject.Empty;
    }
}
