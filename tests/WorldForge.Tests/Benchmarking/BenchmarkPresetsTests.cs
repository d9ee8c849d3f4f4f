using WorldForge.Benchmarking;
using WorldForge.Capabilities;
using WorldForge.Providers;
using WorldForge.Serialization;
using WorldForge.Testing;

namespace WorldForge.Tests.Benchmarking;

public sealed class BenchmarkPresetsTests
{
    [Fact]
    public void Lists_the_four_presets() =>
        Assert.Equal(["mock-smoke", "parser-overhead", "prepared-host", "release-evidence"], BenchmarkPresets.Names);

    [Fact]
    public void Names_the_known_presets_for_an_unknown_one()
    {
        WorldForgeException fault = Assert.Throws<WorldForgeException>(static () => BenchmarkPresets.Get("nope"));

        Assert.Equal("Unknown benchmark preset 'nope'. Known presets: mock-smoke, parser-overhead, prepared-host, release-evidence.", fault.Message);
        Assert.False(BenchmarkPresets.TryGet("nope", out _));
    }

    [Theory]
    [InlineData("mock-smoke")]
    [InlineData("parser-overhead")]
    [InlineData("release-evidence")]
    public async Task Runs_the_checkout_safe_presets_within_their_budgets(string name)
    {
        BenchmarkPresetRun run = BenchmarkPresetRun.Of(BenchmarkPresets.Get(name), ProviderEnvironment.Empty);

        BenchmarkReport report = await TestBenchmark.Harness().RunAsync(run.Request, null, TestContext.Current.CancellationToken);
        BenchmarkOutcome outcome = BenchmarkOutcome.Of(report, run.Budgets);

        Assert.Null(run.SkipReason);
        Assert.Equal(["predict", "embed"], report.Results.Select(static result => result.Operation.ToWireName()));
        Assert.Empty(outcome.Gate!.Violations.Where(static violation => violation.Metric is not ("average_latency_ms" or "p95_latency_ms" or "throughput_per_second")));
        Assert.Equal($"benchmark preset: {name}", report.Provenance.Notes);
        Assert.Equal(run.Preset.ToJson(), report.RunMetadata["preset"]);
        Assert.Equal(["preset", "benchmark", "gate"], outcome.ToJson().Keys);
    }

    [Fact]
    public void Digests_a_resource_by_its_canonical_content()
    {
        BenchmarkPresetRun run = BenchmarkPresetRun.Of(BenchmarkPresets.Get("mock-smoke"), ProviderEnvironment.Empty);

        BenchmarkFileReference reference = run.Budgets!.Reference!;
        Assert.Equal("benchmark_presets/_data/budget-mock-smoke.json", reference.Path);
        Assert.Equal(CanonicalJson.Digest(StrictJson.Parse(BenchmarkPresetFiles.Find(reference.Path)!)), reference.Digest);
        Assert.Equal("mock-smoke", ((JsonText)reference.Metadata!["preset"]).Value);
    }

    [Fact]
    public void Carries_the_files_that_are_checked_in()
    {
        string folder = Path.Join(RepositoryUnderTest.Root, "src", "WorldForge", "benchmark_presets", "_data");
        string[] files = [.. Directory.GetFiles(folder).Select(static file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

        Assert.Equal(
            ["budget-mock-smoke.json", "budget-parser-overhead.json", "budget-release-evidence.json", "inputs-mock.json", "inputs-prepared-host.json"],
            files);
        Assert.All(files, file => Assert.Equal(File.ReadAllBytes(Path.Join(folder, file)), BenchmarkPresetFiles.Find(BenchmarkPresetFiles.Folder + file)));
        Assert.Null(BenchmarkPresetFiles.Find("inputs-mock.json"));
        Assert.Null(BenchmarkPresetFiles.Find(BenchmarkPresetFiles.Folder + "none.json"));
    }

    [Fact]
    public void Skips_the_prepared_host_when_no_runtime_is_configured()
    {
        BenchmarkPresetRun run = BenchmarkPresetRun.Of(BenchmarkPresets.Get("prepared-host"), ProviderEnvironment.Empty);

        Assert.True(run.MaySkip);
        Assert.Empty(run.ConfiguredProviders);
        Assert.Equal(
            "no eligible provider profile is configured: "
            + "provider profile 'leworldmodel' is not configured: missing LEWORLDMODEL_POLICY or LEWM_POLICY; "
            + "provider profile 'lerobot' is not configured: missing LEROBOT_POLICY_PATH or LEROBOT_POLICY; "
            + "provider profile 'gr00t' is not configured: missing GROOT_POLICY_HOST",
            run.SkipReason);
    }

    [Fact]
    public void Needs_one_configured_runtime_only()
    {
        BenchmarkPresetRun run = BenchmarkPresetRun.Of(BenchmarkPresets.Get("prepared-host"), Environment(("GROOT_POLICY_HOST", "here")));

        Assert.Null(run.SkipReason);
        Assert.Equal(["gr00t"], run.ConfiguredProviders);
        Assert.True(run.Request.OnlySupported);
    }

    [Fact]
    public void Needs_all_runtimes_when_there_is_no_choice()
    {
        BenchmarkPreset preset = BenchmarkPresets.Get("prepared-host") with { AnyProfile = false };

        BenchmarkPresetRun run = BenchmarkPresetRun.Of(preset, Environment(("GROOT_POLICY_HOST", "here")));

        Assert.Equal("provider profile 'leworldmodel' is not configured: missing LEWORLDMODEL_POLICY or LEWM_POLICY", run.SkipReason);
    }

    [Fact]
    public void Renders_a_skipped_preset_in_every_format()
    {
        BenchmarkOutcome outcome = BenchmarkOutcome.Skipped(BenchmarkPresets.Get("prepared-host"), "nothing is here");

        Assert.True(outcome.Passed);
        Assert.Equal(["preset", "status", "reason"], outcome.ToJson().Keys);
        Assert.Equal("# Benchmark preset 'prepared-host' skipped\n\nnothing is here\n", outcome.Render("markdown"));
        Assert.Equal("preset,status,reason\nprepared-host,skipped,nothing is here", outcome.Render("csv"));
        Assert.Contains("nothing is here", outcome.Render("html"), StringComparison.Ordinal);
        Assert.Equal(outcome.ToJson(), BenchmarkOutcome.FromJson(outcome.ToJson()).ToJson());
        Assert.Throws<WorldForgeException>(() => outcome.Render("pdf"));
        Assert.Throws<InvalidOperationException>(() => outcome.ComparedWith(TestBenchmark.Report(TestBenchmark.Result([1])), null));
    }

    [Fact]
    public void Lists_presets_in_every_format()
    {
        Approvals.Verify(BenchmarkPresetList.Render("markdown", ProviderEnvironment.Empty));
        Assert.StartsWith(
            "name,category,providers,operations,iterations,budget_file,failure_tolerance\nmock-smoke,checkout-safe,mock,predict+embed,5,budget-mock-smoke.json,fail-on-violation\n",
            BenchmarkPresetList.Render("csv", ProviderEnvironment.Empty),
            StringComparison.Ordinal);
        Assert.Equal(4, ((JsonList)((JsonObject)StrictJson.Parse(BenchmarkPresetList.Render("json", ProviderEnvironment.Empty)))["presets"]).Count);
        Assert.Contains("mock-smoke", BenchmarkPresetList.Render("html", ProviderEnvironment.Empty), StringComparison.Ordinal);
    }

    [Fact]
    public void Shows_a_preset_in_every_format()
    {
        BenchmarkPresetRun run = BenchmarkPresetRun.Of(BenchmarkPresets.Get("prepared-host"), ProviderEnvironment.Empty);

        Assert.Equal(["preset", "skip_reason", "configured_providers", "inputs_payload", "budget_payload"], run.ToJson().Keys);
        Assert.Equal(run.ToJson(), StrictJson.Parse(BenchmarkPresetList.Render("json", run)));
        Assert.Contains("- status: skip: no eligible provider profile", BenchmarkPresetList.Render("markdown", run), StringComparison.Ordinal);
        Assert.Contains("prepared-host,prepared-host,leworldmodel+lerobot+gr00t", BenchmarkPresetList.Render("csv", run), StringComparison.Ordinal);
        Assert.Contains("Measures the score and policy runtimes", BenchmarkPresetList.Render("html", run), StringComparison.Ordinal);
        Assert.Contains(
            "- status: can run on this host",
            BenchmarkPresetList.Render("markdown", BenchmarkPresetRun.Of(BenchmarkPresets.Get("mock-smoke"), ProviderEnvironment.Empty)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Checks_a_preset_at_construction()
    {
        BenchmarkPreset preset = BenchmarkPresets.Get("mock-smoke");

        Assert.Throws<WorldForgeException>(() => preset with { Category = "remote-media" });
        Assert.Throws<WorldForgeException>(() => preset with { Providers = [] });
        Assert.Throws<WorldForgeException>(() => preset with { Operations = [] });
        Assert.Throws<WorldForgeException>(() => preset with { Operations = [Capability.Plan] });
        Assert.Throws<WorldForgeException>(() => preset with { Iterations = 0 });
        Assert.Throws<WorldForgeException>(() => preset with { Concurrency = 0 });
        Assert.Throws<WorldForgeException>(() => preset with { FailureTolerance = "whatever" });
        Assert.Throws<WorldForgeException>(() => preset with { RequiredProfiles = ["unknown"] });
    }

    private static ProviderEnvironment Environment(params (string Name, string Value)[] variables) =>
        ProviderEnvironment.From(variables.ToDictionary(static pair => pair.Name, static pair => (string?)pair.Value));
}
