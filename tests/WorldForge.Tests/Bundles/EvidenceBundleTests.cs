using WorldForge.Benchmarking;
using WorldForge.Bundles;
using WorldForge.Evaluation;
using WorldForge.Events;
using WorldForge.Providers;
using WorldForge.Runs;
using WorldForge.Serialization;

namespace WorldForge.Tests.Bundles;

public sealed class EvidenceBundleTests
{
    [Fact]
    public async Task A_bundle_of_a_mock_evaluation_and_a_preset_benchmark_is_safe_and_carries_digests()
    {
        using var workspace = new BundleWorkspace();
        (RunId eval, RunId benchmark) = await MockRunsAsync(workspace);

        BundleResult result = await workspace.BundleAsync();

        Assert.Equal("", string.Join('\n', result.Manifest.Files.Where(file => !file.Included).Select(file => $"{file.Path}: {file.Reason}")));
        Assert.True(result.Manifest.SafeToAttach);
        Assert.Equal([eval, benchmark], result.Manifest.Runs.Select(run => run.Id));
        Assert.Contains(result.Manifest.Files, file => file.Path == $"runs/{eval}/reports/report.json");
        BundleFile inputs = result.Manifest.Files.Single(file => file.Kind == BundleFileKind.InputFile);
        BundleFile budget = result.Manifest.Files.Single(file => file.Kind == BundleFileKind.BudgetFile);
        Assert.Equal("inputs/src/worldforge/benchmark_presets/_data/inputs-mock.json", inputs.Path);
        Assert.Equal("budgets/src/worldforge/benchmark_presets/_data/budget-mock-smoke.json", budget.Path);
        Assert.All(result.Manifest.Files, file => Assert.Equal(file.Sha256, Sha256Digest.Of(File.ReadAllBytes(Path.Join(workspace.Output, file.Path)))));
        Assert.True((await BundleVerifier.VerifyAsync(workspace.Output, cancellationToken: TestContext.Current.CancellationToken)).Passed);
    }

    private static async Task<(RunId Eval, RunId Benchmark)> MockRunsAsync(BundleWorkspace workspace)
    {
        CancellationToken token = TestContext.Current.CancellationToken;
        var counter = new ProviderEventCounter();
        using var forge = new Forge(new ForgeOptions { StateDirectory = Path.Join(workspace.Root, "state"), CreateStateDirectory = false, EventHandler = counter, TimeProvider = workspace.Time });
        PreservedEvaluation eval = await EvaluationPreservation.RunAsync(
            new EvaluationRunner(EvaluationSuite.FromBuiltin("planning"), forge, workspace.Time),
            new EvaluationRequest { Providers = ["mock"], EventCounter = counter },
            workspace.Store,
            cancellationToken: token);
        var events = new BenchmarkEvents();
        using var measured = new Forge(new ForgeOptions { StateDirectory = Path.Join(workspace.Root, "state"), CreateStateDirectory = false, EventHandler = events });
        BenchmarkPresetRun preset = BenchmarkPresetRun.Of(BenchmarkPresets.Get("mock-smoke"), ProviderEnvironment.Empty);
        (BenchmarkOutcome _, RunId id) = await BenchmarkPreservation.RunAsync(
            workspace.Store,
            BenchmarkPreservation.Start(preset.Request, "worldforge benchmark --preset mock-smoke"),
            async cancel => BenchmarkOutcome.Of(await new BenchmarkHarness(measured, events, TimeProvider.System).RunAsync(preset.Request, null, cancel), preset.Budgets),
            token);
        return (eval.Manifest.Id, id);
    }
}
