using System.Collections.Immutable;
using WorldForge.Capabilities;
using WorldForge.Runs;
using WorldForge.Serialization;

namespace WorldForge.Evaluation;

/// <summary>Runs an evaluation inside a run of a workspace, so that it can be listed, compared, bundled and cited.</summary>
public static class EvaluationPreservation
{
    /// <summary>The kind of these runs.</summary>
    public const string Kind = "eval";

    /// <summary>Runs and keeps an evaluation.</summary>
    /// <param name="runner">Asks the providers.</param>
    /// <param name="request">Whom to ask; its command goes into the manifest.</param>
    /// <param name="store">The workspace.</param>
    /// <param name="configProfile">The provenance block of the configuration profile; null when none was used.</param>
    /// <param name="onResult">Told of each result in report order.</param>
    /// <param name="cancellationToken">Ends the run; the manifest then says <c>cancelled</c>.</param>
    /// <returns>The report and where it is.</returns>
    /// <exception cref="WorldForgeException">A provider lacks a capability (no run is begun then), an evaluator answered wrongly, or the disk refuses.</exception>
    /// <exception cref="ProviderException">A provider is not registered (no run is begun then), or failed; the manifest then says <c>failed</c>.</exception>
    public static Task<PreservedEvaluation> RunAsync(
        EvaluationRunner runner,
        EvaluationRequest request,
        RunStore store,
        JsonObject? configProfile = null,
        Action<EvaluationResult>? onResult = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(runner);
        ArgumentNullException.ThrowIfNull(store);
        runner.CheckProviders(request);
        ImmutableArray<string> command = CommandOf(runner.Suite, request);
        var start = new RunStart
        {
            Kind = Kind,
            Command = RunCommands.Quote(command),
            Provider = string.Join(", ", request.Providers),
            Operation = runner.Suite.Id,
            InputSummary = InputSummary(runner.Suite, request),
            ConfigProfile = configProfile,
        };
        return store.RunAsync(start, RunAsync, cancellationToken);

        async Task<PreservedEvaluation> RunAsync(RunSession run, CancellationToken token)
        {
            EvaluationReport report = await runner.RunReportAsync(request with { Command = command }, onResult, token).ConfigureAwait(false);
            JsonObject summary = ResultSummary(report);
            run.WriteJson("results/summary.json", summary);
            foreach ((string label, string text) in report.Artifacts().Where(static artifact => artifact.Key != EvaluationArtifacts.JUnit))
            {
                string path = EvaluationArtifacts.PathOf(label);
                run.WriteText(path, text);
                run.AddArtifact(label, path);
            }

            // The form for test runners lies beside the flat copy: bundles take no XML, and a run has to fit into one whole.
            string flat = FlatReport.Write(store, Kind, run.Id, report.ToJson());
            string junit = FlatReport.WriteBeside(store, Kind, run.Id, ".junit.xml", report.ToJUnit());
            RunWorkspaceManifest manifest = run.Complete(new RunOutcome
            {
                Status = RunStatus.Completed,
                ResultSummary = summary,
                EventCount = report.Provenance?.EventCount ?? 0,
            });
            return new PreservedEvaluation(report, manifest, run.Directory, flat, junit);
        }
    }

    private static ImmutableArray<string> CommandOf(EvaluationSuite suite, EvaluationRequest request) => request.Command.IsEmpty
        ? ["worldforge", "eval", "--suite", suite.Id, .. request.Providers.SelectMany(static name => new[] { "--provider", name })]
        : request.Command;

    private static JsonObject InputSummary(EvaluationSuite suite, EvaluationRequest request)
    {
        JsonObject summary = JsonObject.Create(
            ("suite_id", suite.Id),
            ("providers", JsonList.OfTexts(request.Providers)),
            ("capabilities", JsonList.OfTexts(suite.RequiredCapabilities.Select(static capability => capability.ToWireName()))),
            ("input_digest", EvaluationProvenance.InputDigest(suite, request.DatasetManifests).ToString()));
        return request.DatasetManifests.IsEmpty
            ? summary
            : summary.With("dataset_manifests", JsonList.OfTexts(request.DatasetManifests.Select(static dataset => dataset.Id)));
    }

    private static JsonObject ResultSummary(EvaluationReport report) => JsonObject.Create(
        ("suite_id", report.SuiteId),
        ("suite", report.Suite),
        ("result_count", report.Results.Length),
        ("passed_count", report.PassedCount));
}
