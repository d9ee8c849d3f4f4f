using WorldForge.Serialization;

namespace WorldForge.Cli.Tests.Commands.Runs;

public sealed class RunsCompareCommandTests
{
    [Fact]
    public async Task Compares_two_preserved_evaluations_in_every_format()
    {
        using CliRun run = new();
        (string one, string two) = (await EvaluateAsync(run), await EvaluateAsync(run));

        await run.ThenAsync("runs", "compare", one, two);
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.StartsWith("# WorldForge Run Comparison\n", run.Output, StringComparison.Ordinal);

        await run.ThenAsync("runs", "compare", one, two, "--format", "json");
        Assert.Equal(2, ((JsonList)run.Json["runs"]).Count);
        Assert.DoesNotContain(run.Directory, run.Output, StringComparison.Ordinal);

        await run.ThenAsync("runs", "compare", one, two, "--format", "csv");
        Assert.Equal(4, run.Output.Split('\n').Length);

        await run.ThenAsync("runs", "compare", one, two, "--format", "html");
        Assert.StartsWith("<!DOCTYPE html>\n", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("://", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Finds_a_rerun_unchanged_and_exits_0()
    {
        using CliRun run = new();
        (string one, string two) = (await EvaluateAsync(run), await EvaluateAsync(run));

        await run.ThenAsync("runs", "compare", one, two, "--mode", "regression", "--format", "json", "--fail-on-regression");

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal("unchanged", ((JsonObject)run.Json["regression_summary"])["status"]);
    }

    [Fact]
    public async Task Exits_1_for_a_regression_only_when_asked_to()
    {
        using CliRun run = new();
        (string one, string two) = (await EvaluateAsync(run), await EvaluateAsync(run));
        string report = run.PathOf($"{two}/reports/report.json");
        string text = await File.ReadAllTextAsync(report, TestContext.Current.CancellationToken);
        var document = (JsonObject)StrictJson.Parse(text);
        var summary = (JsonObject)((JsonList)document["provider_summaries"])[0];
        await File.WriteAllBytesAsync(
            report, CanonicalJson.ToBytes(document.With("provider_summaries", JsonList.Create([summary.With("average_score", 0.5)]))), TestContext.Current.CancellationToken);

        await run.ThenAsync("runs", "compare", one, two, "--mode", "regression");
        Assert.Equal(0, run.Code);
        Assert.Contains("Status: regressed", run.Output, StringComparison.Ordinal);

        await run.ThenAsync("runs", "compare", one, two, "--mode", "regression", "--fail-on-regression");
        Assert.Equal(1, run.Code);

        await run.ThenAsync("runs", "compare", one, two, "--mode", "regression", "--fail-on-regression", "--tolerance-pct", "90");
        Assert.Equal(0, run.Code);
    }

    [Fact]
    public async Task Writes_the_result_to_a_file()
    {
        using CliRun run = new();
        (string one, string two) = (await EvaluateAsync(run), await EvaluateAsync(run));

        await run.ThenAsync("runs", "compare", one, two, "--format", "csv", "--output", "out/rows.csv");

        Assert.Equal((0, "", ""), (run.Code, run.Output, run.Error));
        Assert.EndsWith("\n", await File.ReadAllTextAsync(run.PathOf("out/rows.csv"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("A comparison needs at least two runs and got 0.")]
    [InlineData("the path of the candidate run is missing", "gone", "--mode", "regression")]
    [InlineData("The run gone is not a run", "gone", "gone")]
    [InlineData("need --mode regression", "a", "b", "--fail-on-regression")]
    [InlineData("need --mode regression", "a", "b", "--tolerance-pct", "5")]
    [InlineData("tolerance_pct", "a", "b", "--mode", "regression", "--tolerance-pct", "-5")]
    [InlineData("--format", "a", "b", "--format", "pdf")]
    public async Task Exits_2_and_says_what_is_wrong(string message, params string[] arguments)
    {
        using CliRun run = await CliRun.OfAsync(["runs", "compare", .. arguments]);

        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    /// <summary>Evaluates the mock provider into the workspace of a run, as the tool does.</summary>
    private static async Task<string> EvaluateAsync(CliRun run)
    {
        await run.ThenAsync("eval", "--suite", "planning", "--provider", "mock", "--run-workspace", ".worldforge");
        Assert.Equal((0, ""), (run.Code, run.Error));
        run.Time.Advance(TimeSpan.FromSeconds(1));
        return ".worldforge/runs/" + Path.GetFileName(Directory.GetDirectories(run.PathOf(".worldforge/runs")).Order(StringComparer.Ordinal).Last());
    }
}
