using System.Runtime.InteropServices;
using WorldForge.Serialization;

namespace WorldForge.Benchmarking.Calibration;

/// <summary>The two JSON documents of a calibration.</summary>
internal static class CalibrationJson
{
    private const string UnknownMachine = "unknown";

    public static JsonObject Record(BudgetCalibration calibration)
    {
        JsonObject record = JsonObject.Create(
            ("schema_version", BudgetCalibration.SchemaVersion),
            ("generated_at", calibration.GeneratedAt),
            ("headroom_ratio", calibration.Options.HeadroomRatio),
            ("review_required", true),
            ("rationale", calibration.Options.Rationale),
            ("source_reports", JsonList.Create(calibration.Sources.Select(static source => (JsonValue)source.ToJson()))),
            ("baseline_context", JsonList.Create(calibration.Sources.SelectMany(source => Context(calibration, source)))),
            ("candidate_budgets", Candidates(calibration)),
            ("diffs", JsonList.Create(calibration.Diffs.Select(diff => (JsonValue)diff.ToJson(calibration.Options.Rationale)))));
        return calibration.Current?.Reference is { } current
            ? record.With("current_budget_path", current.Path).With("current_budget_digest", current.Digest.ToString())
            : record;
    }

    public static JsonObject Candidates(BudgetCalibration calibration)
    {
        JsonObject metadata = JsonObject.Create(
            ("purpose", "Candidate budgets for review; not in force."),
            ("generated_at", calibration.GeneratedAt),
            ("review_required", true),
            ("machine_class", calibration.MachineClass ?? UnknownMachine),
            ("headroom_ratio", calibration.Options.HeadroomRatio),
            ("source_report_digests", JsonList.OfTexts(calibration.Sources.Select(static source => source.Digest.ToString()))));
        metadata = calibration.Current?.Reference is { } current
            ? metadata.With("current_budget_digest", current.Digest.ToString())
            : metadata;
        return JsonObject.Create(
            ("budgets", JsonList.Create(calibration.Candidates.Select(static budget => (JsonValue)budget.ToJson()))),
            ("metadata", metadata));
    }

    private static IEnumerable<JsonValue> Context(BudgetCalibration calibration, SourceReport source) =>
        source.Results.Select(result => (JsonValue)JsonObject.Create(
            ("provider", result.Provider),
            ("operation", BenchmarkWords.Of(result.Operation)),
            ("sample_count", result.Iterations),
            ("success_count", result.SuccessCount),
            ("error_count", result.ErrorCount),
            ("retry_count", result.RetryCount),
            ("average_latency_ms", result.AverageLatencyMs),
            ("p95_latency_ms", result.P95LatencyMs),
            ("throughput_per_second", result.ThroughputPerSecond),
            ("machine_class", calibration.MachineClass ?? UnknownMachine),
            ("runtime_version", source.MachineClass?.Runtime ?? Environment.Version.ToString()),
            ("platform", source.MachineClass is { } machine ? $"{machine.System}-{machine.Architecture}" : RuntimeInformation.RuntimeIdentifier),
            ("command", source.Command),
            ("input_fixture_digest", source.InputFixtureDigest),
            ("source_report", source.Path),
            ("source_report_digest", source.Digest.ToString())));
}
