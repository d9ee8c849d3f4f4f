using WorldForge.Runs;
using WorldForge.Serialization;

namespace WorldForge.Cli.Tests.Commands.Evidence;

public sealed class EvidenceBundleCommandTests
{
    [Fact]
    public async Task Bundles_all_runs_and_says_where()
    {
        using var run = new CliRun();
        RunId first = Run(run);
        Run(run);

        await run.ThenAsync("evidence", "bundle", "--output", "bundle");
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal(
            "bundle: bundle\nmanifest: bundle/evidence_manifest.json\nsummary: bundle/summary.md\nsafe to attach: true (4 included, 0 excluded)\n",
            run.Output);

        await run.ThenAsync("evidence", "bundle", "--run-id", first.ToString(), "--no-fixture-digests", "--format", "json", "--output", "one", "--zip");
        var result = run.Json;
        Assert.Equal($"[\"{first}\"]", result["run_ids"].ToString());
        var manifest = (JsonObject)StrictJson.Parse(await File.ReadAllBytesAsync(run.PathOf("one/evidence_manifest.json"), TestContext.Current.CancellationToken));
        Assert.Equal(JsonList.Empty, manifest["fixture_digests"]);
        Assert.True(File.Exists(run.PathOf("one.zip")));
    }

    [Fact]
    public async Task The_default_folder_is_named_by_the_time()
    {
        using var run = new CliRun();
        Run(run);

        await run.ThenAsync("evidence", "bundle");

        Assert.Equal(0, run.Code);
        string folder = Assert.Single(Directory.GetDirectories(run.PathOf(".worldforge/evidence-bundles")));
        Assert.Matches("^[0-9]{8}T[0-9]{6}Z$", Path.GetFileName(folder));
    }

    [Fact]
    public async Task A_workspace_without_runs_is_an_error()
    {
        using CliRun run = await CliRun.OfAsync("evidence", "bundle");

        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.Contains("no run with a manifest", run.Error, StringComparison.Ordinal);
    }

    private static RunId Run(CliRun cli)
    {
        using RunSession run = new RunStore(cli.PathOf(".worldforge")).Begin(new RunStart { Kind = "eval", Command = "worldforge eval" });
        run.WriteText("reports/report.json", "{}");
        run.Complete(new RunOutcome { Status = "completed" });
        return run.Id;
    }
}
