using WorldForge.Serialization;

namespace WorldForge.Cli.Tests.Commands.Benchmarking;

public sealed class BenchmarkCommandTests
{
    [Fact]
    public async Task Measures_everything_that_the_mock_supports()
    {
        using CliRun run = await CliRun.OfAsync("benchmark", "--format", "json");

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal(3, ((JsonList)run.Json["results"]).Count);
        Assert.Equal(2, run.Output.Split('\n').Length);
    }

    [Theory]
    [InlineData("markdown", "# Benchmark Report")]
    [InlineData("csv", "provider,operation,iterations,concurrency,")]
    [InlineData("html", "<!doctype html>")]
    public async Task Prints_the_report_in_every_format(string format, string start)
    {
        using CliRun run = await CliRun.OfAsync("benchmark", "--operation", "embed", "--format", format);

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.StartsWith(start, run.Output, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Exits_one_and_keeps_a_failed_run_when_a_budget_is_not_kept()
    {
        using CliRun run = new();
        await File.WriteAllTextAsync(run.PathOf("impossible.json"), """[{"provider": "nobody", "max_error_count": 0}]""", TestContext.Current.CancellationToken);

        await run.ThenAsync("benchmark", "--budget-file", "impossible.json", "--run-workspace", "W", "--format", "csv");

        Assert.Equal(1, run.Code);
        Assert.StartsWith("provider,operation,metric,observed,", run.Output, StringComparison.Ordinal);
        await run.ThenAsync("runs", "list", "--status", "failed", "--workspace-dir", "W", "--format", "json");
        Assert.Contains("impossible.json", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(run.Directory, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Runs_a_preset_and_warns_of_flags_that_it_overrides()
    {
        using CliRun run = await CliRun.OfAsync("benchmark", "--preset", "mock-smoke", "--iterations", "99", "--format", "json");

        Assert.Equal(0, run.Code);
        Assert.Contains("the preset mock-smoke overrides --iterations.", run.Error, StringComparison.Ordinal);
        Assert.Equal(["benchmark", "gate", "preset"], run.Json.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Keeps_a_run_of_a_preset_that_was_skipped()
    {
        using CliRun run = await CliRun.OfAsync("benchmark", "--preset", "prepared-host", "--run-workspace", "W", "--format", "json");

        Assert.Equal((0, "skipped"), (run.Code, ((JsonText)run.Json["status"]).Value));
        string manifest = Assert.Single(Directory.GetFiles(run.PathOf("W/runs"), "run_manifest.json", SearchOption.AllDirectories));
        Assert.Contains("no eligible provider profile is configured", await File.ReadAllTextAsync(manifest, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--preset", "mock-smoke", "--list-presets")]
    [InlineData("--show-preset", "mock-smoke", "--list-presets")]
    public async Task Refuses_preset_options_that_do_not_go_together(params string[] options)
    {
        using CliRun run = await CliRun.OfAsync(["benchmark", .. options]);

        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.Contains("do not go together", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_and_shows_presets()
    {
        using CliRun run = await CliRun.OfAsync("benchmark", "--list-presets");

        Assert.Equal(0, run.Code);
        Assert.StartsWith("# Benchmark Presets", run.Output, StringComparison.Ordinal);
        await run.ThenAsync("benchmark", "--show-preset", "mock-smoke", "--format", "json");
        Assert.Equal(0, run.Code);
        Assert.True(run.Json.ContainsKey("inputs_payload"));
        await run.ThenAsync("benchmark", "--show-preset", "nope");
        Assert.Equal(2, run.Code);
        Assert.Contains("Known presets: mock-smoke", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--iterations", "0")]
    [InlineData("--concurrency", "two")]
    [InlineData("--operation", "plan")]
    [InlineData("--format", "pdf")]
    [InlineData("--alpha", "x")]
    public async Task Refuses_values_out_of_range(string option, string value)
    {
        using CliRun run = await CliRun.OfAsync("benchmark", option, value);

        Assert.Equal((2, ""), (run.Code, run.Output));
    }

    [Fact]
    public async Task Leaves_no_run_behind_when_the_request_cannot_run()
    {
        using CliRun run = await CliRun.OfAsync("benchmark", "--operation", "policy", "--run-workspace", "W");

        Assert.Equal(2, run.Code);
        Assert.False(Directory.Exists(run.PathOf("W")));
        Assert.Contains("First triage", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Marks_a_stopped_run_as_cancelled_and_exits_130()
    {
        using CliRun run = new();
        using CancellationTokenSource source = new(TimeSpan.FromMilliseconds(300));

        await run.RunAsync(["benchmark", "--iterations", "100000000", "--operation", "embed", "--run-workspace", "W"], source.Token);

        Assert.Equal(130, run.Code);
        string manifest = Assert.Single(Directory.GetFiles(run.PathOf("W/runs"), "run_manifest.json", SearchOption.AllDirectories));
        Assert.Contains("\"cancelled\"", await File.ReadAllTextAsync(manifest, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compares_with_a_preserved_run()
    {
        using CliRun run = await CliRun.OfAsync("benchmark", "--operation", "embed", "--run-workspace", ".worldforge");
        string id = Path.GetFileName(Assert.Single(Directory.GetDirectories(run.PathOf(".worldforge/runs"))));

        await run.ThenAsync("benchmark", "--operation", "embed", "--baseline", id, "--format", "json");

        Assert.Equal("unknown", Floor(run.Json));
        await run.ThenAsync("benchmark", "compare", "--baseline", id, "--current", $".worldforge/runs/{id}", "--strict");
        Assert.Equal(1, run.Code);
        Assert.Contains("- Verdict: inconclusive", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Measures_the_noise_floor_from_preserved_reports_and_compares_by_it()
    {
        using CliRun run = new();
        for (int i = 0; i < 5; i++)
        {
            await run.ThenAsync("benchmark", "--operation", "embed", "--iterations", "30", "--run-workspace", ".worldforge");
        }

        string[] reports = [.. Directory.GetFiles(run.PathOf(".worldforge/reports")).Order(StringComparer.Ordinal)];
        await run.ThenAsync(["benchmark", "aa", .. reports.SelectMany(static report => new[] { "--report", report }), "--max-noise", "10"]);
        Assert.Contains("# Benchmark A/A Self-Check", run.Output, StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(run.PathOf(".worldforge/benchmark-noise")));

        await run.ThenAsync("benchmark", "compare", "--baseline", reports[0], "--current", reports[1], "--max-noise", "10", "--format", "json");

        Assert.NotEqual("unknown", Floor(run.Json));
        Assert.DoesNotContain(run.Directory, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calibrates_budgets_from_a_preserved_report()
    {
        using CliRun run = await CliRun.OfAsync("benchmark", "--operation", "embed", "--run-workspace", ".worldforge");
        string report = Assert.Single(Directory.GetFiles(run.PathOf(".worldforge/reports")));

        await run.ThenAsync("benchmark", "calibrate", "--report", report);

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains("Human review required: no budget was changed.", run.Output, StringComparison.Ordinal);
        string folder = Assert.Single(Directory.GetDirectories(run.PathOf(".worldforge/benchmark-calibration")));
        Assert.Equal(
            ["budget-calibration.json", "budget-calibration.md", "candidate-budgets.json"],
            Directory.GetFiles(folder).Select(static file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
        await run.ThenAsync("benchmark", "--operation", "embed", "--budget-file", Path.Join(folder, "candidate-budgets.json"), "--format", "json");
        Assert.True(run.Json.ContainsKey("gate"));
        await run.ThenAsync("benchmark", "calibrate", "--report", report, "--output", folder);
        Assert.Equal(2, run.Code);
    }

    private static string Floor(JsonObject output)
    {
        JsonObject comparison = output.TryGetValue("comparison", out JsonValue? found) ? (JsonObject)found : output;
        JsonObject row = (JsonObject)((JsonList)comparison["rows"])[0];
        return ((JsonObject)row["latency"])["noise_floor"].IsNull ? "unknown" : "known";
    }
}
