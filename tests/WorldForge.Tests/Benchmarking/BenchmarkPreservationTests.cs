using WorldForge.Benchmarking;
using WorldForge.Capabilities;
using WorldForge.Runs;
using WorldForge.Serialization;
using WorldForge.Tests.Runs;

namespace WorldForge.Tests.Benchmarking;

public sealed class BenchmarkPreservationTests
{
    private const string Command = "worldforge benchmark --provider mock";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Preserves_every_form_of_the_report_and_every_sample()
    {
        using RunWorkspace workspace = new();

        (BenchmarkOutcome outcome, RunId id) = await RunAsync(workspace, TestBenchmark.Mock, null);

        RunWorkspaceManifest manifest = workspace.Store.Read(id);
        Assert.Equal(("benchmark", RunStatus.Completed, "mock", "predict, embed, score, policy"), (manifest.Kind, manifest.Status, manifest.Provider, manifest.Operation));
        Assert.Equal("""{"operations":[],"providers":["mock"]}""", manifest.InputSummary.ToString());
        Assert.Equal("""{"budget_passed":null,"error_count":0,"result_count":3,"retry_count":0}""", manifest.ResultSummary.ToString());
        Assert.Equal(15, manifest.EventCount);
        Assert.Equal(["csv", "html", "json", "markdown", "samples", "summary"], manifest.ArtifactPaths.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(15, (await File.ReadAllLinesAsync(PathOf(workspace, id, "artifacts/samples.jsonl"), Token)).Length);
        Assert.Equal(outcome.ToJson().ToString(), BenchmarkReport.Load(Path.Join(workspace.Runs, id.ToString())).ToJson().ToString());
        Assert.Equal(
            await File.ReadAllTextAsync(PathOf(workspace, id, "reports/report.json"), Token),
            await File.ReadAllTextAsync(Path.Join(workspace.Path, "reports", $"benchmark-{id}.json"), Token));
    }

    [Fact]
    public async Task Preserves_a_failed_gate_as_a_failed_run()
    {
        using RunWorkspace workspace = new();

        (BenchmarkOutcome outcome, RunId id) = await RunAsync(
            workspace, TestBenchmark.Mock, BenchmarkBudgets.Of(new BenchmarkBudget { Provider = "nobody", MaxErrorCount = 0 }));

        RunWorkspaceManifest manifest = workspace.Store.Read(id);
        Assert.False(outcome.Passed);
        Assert.Equal(RunStatus.Failed, manifest.Status);
        Assert.Equal(JsonValue.FromBoolean(false), manifest.ResultSummary["budget_passed"]);
        Assert.True(File.Exists(PathOf(workspace, id, "reports/gate.json")));
        Assert.True(File.Exists(PathOf(workspace, id, "reports/gate.md")));
        Assert.True(File.Exists(PathOf(workspace, id, "reports/gate.csv")));
    }

    [Fact]
    public async Task Preserves_a_skipped_preset()
    {
        using RunWorkspace workspace = new();
        BenchmarkPreset preset = BenchmarkPresets.Get("prepared-host");

        (_, RunId id) = await BenchmarkPreservation.RunAsync(
            workspace.Store, BenchmarkPreservation.Start(preset, Command), _ => Task.FromResult(BenchmarkOutcome.Skipped(preset, "nothing is here")), Token);

        RunWorkspaceManifest manifest = workspace.Store.Read(id);
        Assert.Equal((RunStatus.Skipped, "leworldmodel, lerobot, gr00t", "score, policy"), (manifest.Status, manifest.Provider, manifest.Operation));
        Assert.Equal("""{"skip_reason":"nothing is here"}""", manifest.ResultSummary.ToString());
    }

    [Fact]
    public async Task Leaves_a_cancelled_run_behind()
    {
        using RunWorkspace workspace = new();
        using CancellationTokenSource source = CancellationTokenSource.CreateLinkedTokenSource(Token);
        BenchmarkRequest request = TestBenchmark.Mock with { Iterations = 1_000_000 };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => BenchmarkPreservation.RunAsync(
            workspace.Store,
            BenchmarkPreservation.Start(request, Command),
            async token => BenchmarkOutcome.Of(await TestBenchmark.Harness().RunAsync(request, _ => source.Cancel(), token)),
            source.Token));

        string run = Assert.Single(Directory.GetDirectories(workspace.Runs));
        Assert.Contains("\"status\": \"cancelled\"", await File.ReadAllTextAsync(Path.Join(run, RunWorkspaceManifest.FileName), Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaves_a_failed_run_behind_after_an_error()
    {
        using RunWorkspace workspace = new();

        await Assert.ThrowsAsync<ProviderException>(() => RunAsync(workspace, TestBenchmark.Mock with { Providers = ["nobody"] }, null));

        string run = Assert.Single(Directory.GetDirectories(workspace.Runs));
        Assert.Contains("not registered", await File.ReadAllTextAsync(Path.Join(run, RunWorkspaceManifest.FileName), Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Makes_the_same_bytes_of_the_same_clock_id_and_latencies()
    {
        using RunWorkspace one = new();
        using RunWorkspace other = new();
        BenchmarkRequest request = TestBenchmark.Mock with { Operations = [Capability.Predict, Capability.Embed] };
        BenchmarkBudgets budgets = BenchmarkBudgets.Of(new BenchmarkBudget { MaxErrorCount = 0 });

        await RunAsync(one, request, budgets);
        await RunAsync(other, request, budgets);

        Assert.Equal(Content(one.Path), Content(other.Path));
        Assert.Equal(11, Content(one.Path).Count);
    }

    private static async Task<(BenchmarkOutcome Outcome, RunId Id)> RunAsync(RunWorkspace workspace, BenchmarkRequest request, BenchmarkBudgets? budgets) =>
        await BenchmarkPreservation.RunAsync(
            workspace.Store,
            BenchmarkPreservation.Start(request, Command),
            async token => BenchmarkOutcome.Of(await TestBenchmark.Harness(TestBenchmark.Stepping()).RunAsync(request, null, token), budgets),
            Token);

    private static string PathOf(RunWorkspace workspace, RunId id, string relative) => Path.Join(workspace.Runs, id.ToString(), relative);

    private static List<(string Name, string Text)> Content(string folder) =>
    [
        .. Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(file => (Path.GetRelativePath(folder, file), File.ReadAllText(file))),
    ];
}
