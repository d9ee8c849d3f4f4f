using System.Collections.Immutable;
using WorldForge.Redaction;
using WorldForge.Serialization;

namespace WorldForge.Benchmarking;

/// <summary>The description of a run and the digests that make two runs comparable.</summary>
internal static class BenchmarkMetadata
{
    public static JsonObject Of(BenchmarkPlan plan, BenchmarkRequest request, ImmutableArray<string> providers)
    {
        JsonObject metadata = JsonObject.Create(
            ("providers", JsonList.OfTexts(providers)),
            ("requested_operations", JsonList.OfTexts(plan.Requested.Select(BenchmarkWords.Of))),
            ("selected_operations", JsonList.OfTexts(plan.Selected.Select(BenchmarkWords.Of))),
            ("iterations", request.Iterations),
            ("concurrency", request.Concurrency),
            ("warmup_iterations", request.WarmupIterations),
            ("inputs", Redactor.Observable.Redact(request.Inputs.ToJson())),
            ("machine_class", request.MachineClass.ToJson()));
        metadata = request.InputFile is null ? metadata : metadata.With("input_file", request.InputFile.ToJson());
        metadata = request.BudgetFile is null ? metadata : metadata.With("budget_file", request.BudgetFile.ToJson());
        metadata = request.Preset is null ? metadata : metadata.With("preset", request.Preset);
        return plan.LeftOut.IsEmpty
            ? metadata
            : metadata.With("unsupported_operations", JsonList.Create(plan.LeftOut.Select(static pair => (JsonValue)JsonObject.Create(
                ("provider", pair.Provider),
                ("operation", BenchmarkWords.Of(pair.Operation))))));
    }

    /// <summary>Of what the operations are called with; not of the providers, whose runs are compared, nor of the counts.</summary>
    public static Sha256Digest InputDigest(BenchmarkPlan plan, BenchmarkRequest request) => CanonicalJson.Digest(JsonObject.Create(
        ("suite_id", BenchmarkWords.SuiteId),
        ("suite_version", BenchmarkWords.SuiteVersion),
        ("operations", JsonList.OfTexts(plan.Selected.Select(BenchmarkWords.Of))),
        ("inputs", request.Inputs.ToJson()),
        ("seed_state", BenchmarkInputs.SeedState.Value)));

    /// <summary>Of the results without anything that a clock or an allocator decided.</summary>
    public static Sha256Digest ResultDigest(ImmutableArray<BenchmarkResult> results) =>
        CanonicalJson.Digest(JsonList.Create(results.Select(static result => (JsonValue)JsonObject.Create(
            ("provider", result.Provider),
            ("operation", BenchmarkWords.Of(result.Operation)),
            ("iterations", result.Iterations),
            ("concurrency", result.Concurrency),
            ("success_count", result.SuccessCount),
            ("error_count", result.ErrorCount),
            ("retry_count", result.RetryCount),
            ("errors", JsonList.OfTexts(result.Errors)),
            ("events", JsonList.Create(result.Events.Select(static row => (JsonValue)row.ToJson().Without("latency"))))))));
}
