using WorldForge.Bundles;
using WorldForge.Evaluation;
using WorldForge.Runs;
using WorldForge.Serialization;
using WorldForge.Testing;
using WorldForge.Tests.Calls;
using WorldForge.Tests.Evidence;
using WorldForge.Tests.Runs;

namespace WorldForge.Tests.Evaluation;

public sealed class EvaluationPreservationTests : IDisposable
{
    private static readonly string[] Reports =
    [
        "report.csv", "report.failure_gallery.json", "report.failure_gallery.md", "report.html", "report.json", "report.md",
        "report.workflow_trace.json", "report.workflow_trace.md",
    ];

    private readonly RunWorkspace _workspace = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public async Task Keeps_the_reports_the_summary_the_flat_copy_and_a_manifest_that_tells_them()
    {
        PreservedEvaluation kept = await KeepAsync(EvaluationSuite.FromBuiltin("planning"));

        RunWorkspaceManifest manifest = _workspace.Store.Read(kept.Manifest.Id);
        Assert.Equal(("eval", "completed", "mock", "planning", 0), (manifest.Kind, manifest.Status, manifest.Provider, manifest.Operation, manifest.EventCount));
        Assert.Equal("worldforge eval --suite planning --provider mock", manifest.Command);
        Assert.Equal(Reports, Files("reports"));
        Assert.Equal(Reports.Order(StringComparer.Ordinal), manifest.ArtifactPaths.Values.Select(static path => path["reports/".Length..]).Order(StringComparer.Ordinal));
        Assert.Equal(kept.Report.Artifacts().Keys.Where(static label => label != "junit").Order(StringComparer.Ordinal), manifest.ArtifactPaths.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(
            """{"passed_count":4,"result_count":4,"suite":"Planning","suite_id":"planning"}""",
            StrictJson.Parse(await TextAsync("results/summary.json")).ToString());
        Assert.Equal(StrictJson.Parse(await TextAsync("results/summary.json")), manifest.ResultSummary);
        Assert.Equal(kept.Report.ToJson(), StrictJson.Parse(await TextAsync("reports/report.json")));

        string flat = Path.Join(_workspace.Path, kept.FlatReport);
        Assert.Equal($"reports/eval-{kept.Manifest.Id}.json", kept.FlatReport);
        Assert.Equal(await TextAsync("reports/report.json"), await File.ReadAllTextAsync(flat, Cancel));
        Assert.Equal($"reports/eval-{kept.Manifest.Id}.junit.xml", kept.JUnitReport);
        Assert.Equal(kept.Report.ToJUnit(), await File.ReadAllTextAsync(Path.Join(_workspace.Path, kept.JUnitReport), Cancel));

        string[] Files(string folder) => [.. Directory.GetFiles(Path.Join(kept.RunDirectory, folder)).Select(Path.GetFileName).Order(StringComparer.Ordinal)!];
        Task<string> TextAsync(string path) => File.ReadAllTextAsync(Path.Join(kept.RunDirectory, path), Cancel);
    }

    [Fact]
    public async Task The_input_summary_names_capabilities_digest_and_datasets()
    {
        EvaluationRequest request = TestEvaluation.Mock with { DatasetManifests = [DatasetManifestTests.Manifest().ToReference()] };

        PreservedEvaluation kept = await KeepAsync(EvaluationSuite.FromBuiltin("planning"), request);

        JsonObject input = kept.Manifest.InputSummary;
        Assert.Equal("""["score"]""", input["capabilities"].ToString());
        Assert.Equal("""["push"]""", input["dataset_manifests"].ToString());
        Assert.Equal("""["mock"]""", input["providers"].ToString());
        Assert.Equal(kept.Report.Provenance!.InputDigest.ToString(), ((JsonText)input["input_digest"]).Value);
    }

    [Theory]
    [InlineData("physics")]
    [InlineData("planning")]
    public async Task A_kept_run_may_leave_the_machine(string suite)
    {
        PreservedEvaluation kept = await KeepAsync(EvaluationSuite.FromBuiltin(suite));

        BundleResult bundle = IssueBundle.Preview(new BundleRequest { Workspace = _workspace.Path, Runs = [kept.Manifest.Id] }, Cancel);

        Assert.True(bundle.Manifest.SafeToAttach, bundle.ToMarkdown());
    }

    [Fact]
    public async Task Failing_scenarios_are_a_completed_run()
    {
        PreservedEvaluation kept = await KeepAsync(TestEvaluation.Suite(TestEvaluation.Answer(0, false)));

        Assert.Equal("completed", kept.Manifest.Status);
        Assert.Equal(JsonInteger.Of(0), kept.Manifest.ResultSummary["passed_count"]);
    }

    [Fact]
    public async Task Two_runs_with_one_clock_and_id_have_the_same_bytes()
    {
        using var other = new RunWorkspace();
        PreservedEvaluation first = await KeepAsync(EvaluationSuite.FromBuiltin("planning"));
        using Forge forge = TestEvaluation.Forge();
        PreservedEvaluation second = await EvaluationPreservation.RunAsync(
            TestEvaluation.Runner(EvaluationSuite.FromBuiltin("planning"), forge), TestEvaluation.Mock, other.Store, cancellationToken: Cancel);

        foreach (string file in Directory.GetFiles(first.RunDirectory, "*", SearchOption.AllDirectories))
        {
            string twin = Path.Join(second.RunDirectory, Path.GetRelativePath(first.RunDirectory, file));
            Assert.Equal(await File.ReadAllTextAsync(file, Cancel), await File.ReadAllTextAsync(twin, Cancel));
        }
    }

    [Fact]
    public async Task A_missing_capability_or_an_unknown_provider_leaves_no_run_behind()
    {
        using Forge forge = TestEvaluation.Forge();
        forge.RegisterEmbedder(new FakeEmbedder("embedder"));
        EvaluationRunner runner = TestEvaluation.Runner(EvaluationSuite.FromBuiltin("planning"), forge);

        await Assert.ThrowsAsync<WorldForgeException>(() => EvaluationPreservation.RunAsync(
            runner, new EvaluationRequest { Providers = ["embedder"] }, _workspace.Store, cancellationToken: Cancel));
        await Assert.ThrowsAsync<ProviderException>(() => EvaluationPreservation.RunAsync(
            runner, new EvaluationRequest { Providers = ["nobody"] }, _workspace.Store, cancellationToken: Cancel));

        Assert.Empty(Directory.GetFileSystemEntries(_workspace.Path));
    }

    [Fact]
    public async Task An_error_is_written_into_the_manifest_without_its_secrets_and_goes_on()
    {
        var fault = await Assert.ThrowsAsync<ProviderException>(() => KeepAsync(TestEvaluation.Suite(static (_, _) =>
            throw new ProviderException(FaultCodes.ProviderTransport, "gone, api_key=abcdef123456 in /home/dora/x"))));

        Assert.Equal(FaultCodes.ProviderTransport, fault.Code);
        RunWorkspaceManifest manifest = Only();
        Assert.Equal("failed", manifest.Status);
        string reason = ((JsonText)manifest.ResultSummary["failure_reason"]).Value;
        Assert.Contains("gone", reason, StringComparison.Ordinal);
        Assert.DoesNotContain("abcdef", reason, StringComparison.Ordinal);
        Assert.DoesNotContain("dora", reason, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Join(_workspace.Path, "reports")));
    }

    [Fact]
    public async Task A_cancelled_run_says_so()
    {
        using var stop = new CancellationTokenSource();
        EvaluationSuite suite = TestEvaluation.Suite(async (context, cancellationToken) =>
        {
            await stop.CancelAsync();
            cancellationToken.ThrowIfCancellationRequested();
            return context.Outcome(1, true);
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => KeepAsync(suite, cancellationToken: stop.Token));

        Assert.Equal("cancelled", Only().Status);
    }

    [Fact]
    public async Task The_block_of_a_profile_stands_in_the_manifest_and_nowhere_without_one()
    {
        Assert.Null((await KeepAsync(EvaluationSuite.FromBuiltin("physics"))).Manifest.ConfigProfile);

        JsonObject block = WorldForge.Configuration.ConfigurationProfile.Parse("""{"schema_version":1,"name":"local"}"""u8, isToml: false).Provenance;
        using Forge forge = TestEvaluation.Forge();
        PreservedEvaluation kept = await EvaluationPreservation.RunAsync(
            TestEvaluation.Runner(EvaluationSuite.FromBuiltin("physics"), forge), TestEvaluation.Mock, _workspace.Store, block, cancellationToken: Cancel);

        Assert.Equal(block, kept.Manifest.ConfigProfile);
    }

    [Theory]
    [InlineData("eval", "eval")]
    [InlineData("my kind/../x", "my-kind----x")]
    public void The_flat_copy_has_a_file_safe_name(string kind, string stem)
    {
        RunId id = new DeterministicRunIdFactory(RunWorkspace.Start).Create();

        string path = FlatReport.Write(_workspace.Store, kind, id, JsonObject.Create(("b", 1), ("a", 2)));

        Assert.Equal($"reports/{stem}-{id}.json", path);
        Assert.Equal("{\n  \"a\": 2,\n  \"b\": 1\n}\n", File.ReadAllText(Path.Join(_workspace.Path, path)));
    }

    [Fact]
    public void A_flat_copy_that_cannot_be_written_is_one_clear_error()
    {
        File.WriteAllText(Path.Join(_workspace.Path, "reports"), "in the way");

        var fault = Assert.Throws<WorldForgeException>(() =>
            FlatReport.Write(_workspace.Store, "eval", new DeterministicRunIdFactory(RunWorkspace.Start).Create(), JsonObject.Empty));

        Assert.DoesNotContain(_workspace.Path, fault.Message, StringComparison.Ordinal);
    }

    private async Task<PreservedEvaluation> KeepAsync(EvaluationSuite suite, EvaluationRequest? request = null, CancellationToken? cancellationToken = null)
    {
        using Forge forge = TestEvaluation.Forge();
        return await EvaluationPreservation.RunAsync(
            TestEvaluation.Runner(suite, forge), request ?? TestEvaluation.Mock, _workspace.Store, cancellationToken: cancellationToken ?? Cancel);
    }

    private RunWorkspaceManifest Only() =>
        _workspace.Store.Read(RunId.Parse(Path.GetFileName(Directory.GetDirectories(_workspace.Runs).Single())));
}
