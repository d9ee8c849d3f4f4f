using WorldForge.Capabilities;
using WorldForge.Evaluation;
using WorldForge.Providers;
using WorldForge.Providers.Mock;
using WorldForge.Runs;
using WorldForge.Serialization;

namespace WorldForge.Cli.Tests.Commands.Evaluation;

public sealed class EvalCommandTests
{
    private static readonly ProviderProfileSpec Local = new() { Description = "A mock of a test.", IsLocal = true };

    [Theory]
    [InlineData("physics", 2)]
    [InlineData("planning", 4)]
    public async Task The_mock_passes_every_built_in_suite(string suite, int scenarios)
    {
        using CliRun run = await CliRun.OfAsync("eval", "--suite", suite, "--provider", "mock", "--format", "json");

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal(1, run.Output.Count(static letter => letter == '\n'));
        EvaluationReport report = EvaluationReport.FromJson(run.Json);
        Assert.Equal((suite, scenarios, true), (report.SuiteId, report.Results.Length, report.Passed));
        Assert.True(report.Provenance!.EventCount > 0);
    }

    [Fact]
    public async Task Physics_with_the_mock_in_markdown_is_the_default()
    {
        using CliRun run = await CliRun.OfAsync("eval");

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.StartsWith("# Evaluation Report\n\nSuite: Physics (physics)\n", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("csv", "suite_id,suite,provider,scenario,score,passed,metrics_json\n")]
    [InlineData("html", "<!doctype html>")]
    [InlineData("markdown", "# Evaluation Report\n")]
    [InlineData("json", "{\"claim_boundary\":")]
    public async Task Every_format_prints_its_rendering_with_one_newline_at_the_end(string format, string start)
    {
        using CliRun run = await CliRun.OfAsync("eval", "--format", format);

        Assert.StartsWith(start, run.Output, StringComparison.OrdinalIgnoreCase);
        Assert.EndsWith("\n", run.Output, StringComparison.Ordinal);
        Assert.False(run.Output.EndsWith("\n\n", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Failing_scenarios_exit_with_1_unless_no_fail_is_given()
    {
        using CliRun run = new() { Catalog = static () => Catalog(new FarPredictor()) };

        await run.ThenAsync("eval", "--provider", "far", "--format", "json");
        Assert.Equal(1, run.Code);
        Assert.Equal("WorldForge CLI warning: 1 of 2 scenario results did not pass.\n", run.Error);
        Assert.True(run.Json.ContainsKey("failure_gallery"));

        await run.ThenAsync("eval", "--provider", "far", "--format", "json", "--no-fail");
        Assert.Equal(0, run.Code);
        Assert.Contains("--no-fail", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_providers_keep_their_order()
    {
        using CliRun run = new() { Catalog = static () => Catalog(new MockProvider(new MockProviderOptions { Name = "a-mock" })) };

        await run.ThenAsync("eval", "--suite", "planning", "--provider", "mock", "--provider", "a-mock", "--format", "csv", "--max-parallel", "2");

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal(
            [.. Enumerable.Repeat("mock", 4), .. Enumerable.Repeat("a-mock", 4)],
            run.Output.TrimEnd().Split('\n').Skip(1).Select(static line => line.Split(',')[2]));
    }

    [Fact]
    public async Task A_run_workspace_keeps_the_run()
    {
        using CliRun run = await CliRun.OfAsync("eval", "--suite", "planning", "--run-workspace", "W", "--format", "json");

        RunWorkspaceManifest manifest = Only(run, "W");
        Assert.Equal(("eval", "completed", "planning", "mock", 16), (manifest.Kind, manifest.Status, manifest.Operation, manifest.Provider, manifest.EventCount));
        Assert.Equal("worldforge eval --suite planning --provider mock --format json", manifest.Command);
        Assert.Null(manifest.ConfigProfile);
        Assert.Equal(8, Directory.GetFiles(run.PathOf($"W/runs/{manifest.Id}/reports")).Length);
        Assert.True(File.Exists(run.PathOf($"W/reports/eval-{manifest.Id}.json")));
    }

    [Fact]
    public async Task The_recorded_command_really_repeats_the_run()
    {
        using CliRun run = new() { Catalog = static () => Catalog(new FarPredictor()) };
        await run.ThenAsync(
            "eval", "--provider=far", "--provider", "mock", "--format", "json", "--max-gallery-cases", "1", "--max-parallel", "1",
            "--state-dir", "my states", "--no-fail", "--run-workspace", "W");
        string first = run.Output;
        RunWorkspaceManifest manifest = Only(run, "W");

        Assert.Equal(
            "worldforge eval --suite physics --provider far --provider mock --format json --state-dir 'my states' --max-gallery-cases 1 --max-parallel 1 --no-fail",
            manifest.Command);
        string[] words = [.. ((JsonList)((JsonObject)run.Json["provenance"])["command"]).Select(static word => ((JsonText)word).Value)];
        Assert.Equal(manifest.Command, RunCommands.Quote(words));
        await run.ThenAsync(words[1..]);

        Assert.Equal(first, run.Output);
    }

    [Fact]
    public async Task A_profile_fills_in_what_no_flag_says()
    {
        using CliRun run = new();
        await File.WriteAllTextAsync(
            run.PathOf("local.toml"),
            """
            schema_version = 1
            name = "local"
            providers = ["mock"]
            run_workspace = "W"
            output_format = "json"
            """,
            TestContext.Current.CancellationToken);

        await run.ThenAsync("eval", "--profile", "local.toml", "--suite", "planning");

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal("planning", ((JsonText)run.Json["suite_id"]).Value);
        RunWorkspaceManifest manifest = Only(run, "W");
        Assert.Equal("profile:local.toml", ((JsonText)manifest.ConfigProfile!["source"]).Value);
        Assert.Contains("--profile local.toml", manifest.Command, StringComparison.Ordinal);

        await run.ThenAsync("eval", "--profile", "local.toml", "--format=csv", "--run-workspace", "X");
        Assert.StartsWith("suite_id,", run.Output, StringComparison.Ordinal);
        Assert.Equal("eval", Only(run, "X").Kind);
    }

    [Fact]
    public async Task The_committed_profiles_work_and_their_operations_are_warned_about()
    {
        using CliRun run = new();
        Directory.CreateDirectory(run.PathOf("profiles"));
        foreach (string name in (string[])["local-mock.json", "local-mock.toml"])
        {
            File.Copy(Path.Combine(SourceFolder.Repository, "profiles", name), run.PathOf(Path.Combine("profiles", name)));
            await run.ThenAsync("eval", "--profile", $"profiles/{name}", "--suite", "planning");

            Assert.Equal(0, run.Code);
            Assert.Contains("for benchmarks", run.Error, StringComparison.Ordinal);
            Assert.Equal("planning", ((JsonText)run.Json["suite_id"]).Value);
            run.Time.Advance(TimeSpan.FromSeconds(1));
        }

        JsonObject[] blocks = [.. Manifests(run, ".worldforge/profiled-runs").Select(static manifest => manifest.ConfigProfile!)];
        Assert.Equal(2, blocks.Length);
        Assert.Equal(blocks[0].Without("source").Without("sha256"), blocks[1].Without("source").Without("sha256"));
        Assert.NotEqual(blocks[0]["source"], blocks[1]["source"]);
    }

    [Theory]
    [InlineData("--suite", "reasoning")]
    [InlineData("--format", "yaml")]
    [InlineData("--max-gallery-cases", "0")]
    [InlineData("--max-gallery-cases", "x")]
    [InlineData("--max-parallel", "0")]
    [InlineData("--max-parallel", "9")]
    [InlineData("--max-parallel", "two")]
    [InlineData("--nonsense", "1")]
    public async Task A_bad_option_is_a_usage_error_with_nothing_on_standard_output(string option, string value)
    {
        using CliRun run = await CliRun.OfAsync("eval", option, value);

        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.StartsWith("WorldForge CLI error [eval]: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_capability_or_an_unknown_provider_exits_with_2_and_leaves_no_run()
    {
        using CliRun run = new() { Catalog = static () => Catalog(new FarPredictor()) };

        await run.ThenAsync("eval", "--suite", "planning", "--provider", "far", "--run-workspace", "W");
        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.Contains("Suite 'planning' needs what provider 'far' does not support: score.", run.Error, StringComparison.Ordinal);

        await run.ThenAsync("eval", "--provider", "nobody", "--run-workspace", "W");
        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.False(Directory.Exists(run.PathOf("W")));
    }

    [Fact]
    public async Task A_cancelled_evaluation_exits_with_130_and_says_so_in_its_manifest()
    {
        using CancellationTokenSource stop = new();
        using CliRun run = new() { Catalog = () => Catalog(new FarPredictor { Asked = stop.Cancel }) };

        await run.RunAsync(["eval", "--provider", "far", "--run-workspace", "W"], stop.Token);

        Assert.Equal((130, ""), (run.Code, run.Output));
        Assert.Equal("cancelled", Only(run, "W").Status);
    }

    [Fact]
    public async Task A_failing_provider_exits_with_2_and_leaves_a_failed_run()
    {
        using CliRun run = new()
        {
            Catalog = static () => Catalog(new FarPredictor { Asked = static () => throw new ProviderException(FaultCodes.ProviderTransport, "gone") }),
        };

        await run.ThenAsync("eval", "--provider", "far", "--run-workspace", "W");

        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.Equal("failed", Only(run, "W").Status);
    }

    [Fact]
    public async Task A_dataset_manifest_is_cited_and_repeated_in_the_command()
    {
        using CliRun run = new();
        await File.WriteAllTextAsync(
            run.PathOf("push.json"),
            """
            {"schema_version":1,"id":"push","name":"Push","description":"Pushing blocks","license":"CC-BY-4.0",
             "provenance":{"source":"lab","version":"1","owner":"team"},
             "privacy":{"classification":"public","contains_personal_data":false},
             "safety":{"reviewed":true,"contains_sensitive_capability_data":false,"contains_robot_logs":false},
             "host_acquisition_steps":["ask the team"],
             "entries":[{"id":"kept","kind":"host-asset","description":"d","asset_id":"kept-1",
                         "sha256":"sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"}]}
            """,
            TestContext.Current.CancellationToken);

        await run.ThenAsync("eval", "--dataset-manifest", "push.json", "--format", "json");

        JsonObject provenance = (JsonObject)run.Json["provenance"];
        Assert.Equal("push.json", ((JsonText)((JsonObject)((JsonList)provenance["dataset_manifests"])[0])["path"]).Value);
        Assert.Contains("\"--dataset-manifest\",\"push.json\"", provenance.ToString(), StringComparison.Ordinal);

        await run.ThenAsync("eval", "--dataset-manifest", "none.json");
        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.Contains("none.json", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("markdown", "# Evaluation Suites\n")]
    [InlineData("json", "{\"suites\":[")]
    [InlineData("csv", "suite,version,requires,scenarios\nphysics,evaluation:1,predict,")]
    [InlineData("html", "<!doctype html>")]
    public async Task The_suites_can_be_listed(string format, string start)
    {
        using CliRun run = await CliRun.OfAsync("eval", "--list-suites", "--format", format);

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.StartsWith(start, run.Output, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("object-neighbor-placement", run.Output, StringComparison.Ordinal);
    }

    private static ProviderCatalog Catalog(IWorldModelProvider provider) =>
        ProviderCatalog.BuiltIn.With([new ProviderCatalogEntry { Name = provider.Name, Factory = _ => provider, AlwaysRegister = true }]);

    private static RunWorkspaceManifest Only(CliRun run, string workspace) => Manifests(run, workspace).Single();

    private static IEnumerable<RunWorkspaceManifest> Manifests(CliRun run, string workspace)
    {
        RunStore store = new(run.PathOf(workspace));
        return Directory.GetDirectories(store.RunsDirectory).Select(Path.GetFileName).Order(StringComparer.Ordinal).Select(name => store.Read(RunId.Parse(name!)));
    }

    /// <summary>Predicts that nothing ever moves.</summary>
    private sealed class FarPredictor() : WorldModelProvider(new ProviderProfile("far", ProviderCapabilities.Of(Capability.Predict), Local), ProviderEnvironment.Empty)
    {
        public Action? Asked { get; init; }

        public override ValueTask<PredictionPayload> PredictAsync(PredictRequest request, CancellationToken cancellationToken)
        {
            Asked?.Invoke();
            cancellationToken.ThrowIfCancellationRequested();
            return new ValueTask<PredictionPayload>(new PredictionPayload(request.State.Value, 0.9, 0.9, 1));
        }
    }
}
