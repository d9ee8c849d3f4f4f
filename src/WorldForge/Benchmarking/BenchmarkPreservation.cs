using System.Collections.Immutable;
using WorldForge.Benchmarking.Comparison;
using WorldForge.Reports;
using WorldForge.Runs;
using WorldForge.Serialization;

namespace WorldForge.Benchmarking;

/// <summary>Keeps a benchmark as a run of a workspace: the manifest, every form of the report, the gate, and every sample.</summary>
public static class BenchmarkPreservation
{
    /// <summary>The kind of these runs.</summary>
    public const string Kind = "benchmark";

    /// <summary>Runs a benchmark inside a run: an error leaves it <c>failed</c>, a cancellation <c>cancelled</c>, and both leave this method.</summary>
    /// <param name="store">The workspace.</param>
    /// <param name="start">See <see cref="Start(BenchmarkRequest, string, JsonObject?)"/>.</param>
    /// <param name="work">Makes the outcome.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>The outcome, and the id of the run.</returns>
    public static async Task<(BenchmarkOutcome Outcome, RunId Id)> RunAsync(
        RunStore store,
        RunStart start,
        Func<CancellationToken, Task<BenchmarkOutcome>> work,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(work);
        return await store.RunAsync(
            start,
            async (run, token) =>
            {
                BenchmarkOutcome outcome = await work(token).ConfigureAwait(false);
                Write(run, outcome);
                if (outcome.Report is not null)
                {
                    FlatReport.Write(store, Kind, run.Id, outcome.Report.ToJson());
                }

                return (outcome, run.Id);
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>How the run of a request begins.</summary>
    /// <param name="request">What is benchmarked.</param>
    /// <param name="command">The command line that repeats it.</param>
    /// <param name="configProfile">The block of the configuration profile; null without one.</param>
    public static RunStart Start(BenchmarkRequest request, string command, JsonObject? configProfile = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Start(request.Providers, [.. request.Operations.Select(BenchmarkWords.Of)], command, configProfile);
    }

    /// <summary>How the run of a preset that will be skipped begins.</summary>
    public static RunStart Start(BenchmarkPreset preset, string command, JsonObject? configProfile = null)
    {
        ArgumentNullException.ThrowIfNull(preset);
        return Start(preset.Providers, [.. preset.Operations.Select(BenchmarkWords.Of)], command, configProfile);
    }

    /// <summary>Writes all artifacts and ends the run.</summary>
    /// <returns>The manifest: <c>completed</c>; <c>failed</c> when the gate did not pass; <c>skipped</c> for a preset that could not run.</returns>
    public static RunWorkspaceManifest Write(RunSession run, BenchmarkOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(outcome);
        JsonObject summary = Summary(outcome);
        run.WriteJson("results/summary.json", summary);
        run.AddArtifact("summary", "results/summary.json");
        if (outcome.Report is { } report)
        {
            Add(run, "json", "reports/report.json", ArtifactJson.ToText(report.ToJson()));
            Add(run, "markdown", "reports/report.md", report.ToMarkdown());
            Add(run, "csv", "reports/report.csv", report.ToCsv());
            Add(run, "html", "reports/report.html", report.ToHtml(outcome.Gate, outcome.Comparison));
            Add(run, "samples", "artifacts/samples.jsonl", report.ToSampleLines());
        }

        if (outcome.Gate is { } gate)
        {
            Add(run, "gate.json", "reports/gate.json", ArtifactJson.ToText(gate.ToJson()));
            Add(run, "gate.md", "reports/gate.md", gate.ToMarkdown());
            Add(run, "gate.csv", "reports/gate.csv", gate.ToCsv());
        }

        if (outcome.Comparison is { } comparison)
        {
            Add(run, "comparison.json", "reports/comparison.json", ArtifactJson.ToText(comparison.ToJson()));
            Add(run, "comparison.md", "reports/comparison.md", comparison.ToMarkdown());
            Add(run, "comparison.csv", "reports/comparison.csv", comparison.ToCsv());
        }

        return run.Complete(new RunOutcome
        {
            Status = outcome.Report is null ? RunStatus.Skipped : outcome.Passed ? RunStatus.Completed : RunStatus.Failed,
            ResultSummary = summary,
            EventCount = outcome.Report?.EventCount ?? 0,
        });
    }

    private static void Add(RunSession run, string label, string path, string text)
    {
        run.WriteText(path, ReportRenderResult.Safe(text, "text/plain").Content);
        run.AddArtifact(label, path);
    }

    private static RunStart Start(ImmutableArray<string> providers, ImmutableArray<string> operations, string command, JsonObject? configProfile) => new()
    {
        Kind = Kind,
        Command = command,
        Provider = string.Join(", ", providers),
        Operation = string.Join(", ", operations.IsEmpty ? BenchmarkOperations.Names : operations),
        InputSummary = JsonObject.Create(("providers", JsonList.OfTexts(providers)), ("operations", JsonList.OfTexts(operations))),
        ConfigProfile = configProfile,
    };

    private static JsonObject Summary(BenchmarkOutcome outcome)
    {
        if (outcome.Report is not { } report)
        {
            return JsonObject.Create(("skip_reason", outcome.SkipReason));
        }

        JsonObject summary = JsonObject.Create(
            ("result_count", report.Results.Length),
            ("error_count", report.Results.Sum(static result => (long)result.ErrorCount)),
            ("retry_count", report.Results.Sum(static result => result.RetryCount)),
            ("budget_passed", JsonValue.FromNullable(outcome.Gate?.Passed)));
        return outcome.Comparison is { } comparison
            ? summary.With("baseline_verdict", ComparisonWords.Of(comparison.Verdict))
            : summary;
    }
}
