using WorldForge.Drills;
using WorldForge.Serialization;

namespace WorldForge.Cli.Tests.Commands.Drills;

public sealed class DrillsCommandTests
{
    [Fact]
    public async Task Lists_the_drills_as_a_table_and_as_json()
    {
        using CliRun run = await CliRun.OfAsync("drills", "list");
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.All(DrillCatalogue.Ids, id => Assert.Contains($"`{id}`", run.Output, StringComparison.Ordinal));

        await run.ThenAsync("drills", "list", "--format", "json");
        Assert.Equal(7, ((JsonList)StrictJson.Parse(run.Output)).Count);
    }

    [Fact]
    public async Task Runs_all_drills_over_the_real_adapters_and_answers_0()
    {
        using CliRun run = await CliRun.OfAsync("drills", "run", "all", "--workspace-dir", "d", "--bundle");

        Assert.Equal((0, ""), (run.Code, run.Error));
        var report = run.Json;
        Assert.Equal(("passed", 7), (((JsonText)report["status"]).Value, ((JsonList)report["runs"]).Count));
        Assert.DoesNotContain("planted-", run.Output, StringComparison.Ordinal);
        Assert.Equal(7, Directory.GetDirectories(run.PathOf("d/runs")).Length);
        Assert.Equal(7, Directory.GetDirectories(run.PathOf("d/issue-bundles")).Length);
        Assert.Contains("LeWorldModel cannot score: info is missing required field(s)", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Runs_one_drill_for_people()
    {
        using CliRun run = await CliRun.OfAsync("drills", "run", "missing-credentials", "--format", "markdown");

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.StartsWith("# Operator Drill: Missing credentials\n\n- Drill: `missing-credentials`\n- Status: passed\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("LEWORLDMODEL_POLICY or LEWM_POLICY", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_drill_is_an_error_that_points_to_the_list()
    {
        using CliRun run = await CliRun.OfAsync("drills", "run", "earthquake");

        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.StartsWith("WorldForge CLI error [drills run]: Unknown drill 'earthquake'.", run.Error, StringComparison.Ordinal);
        Assert.Contains("worldforge drills list", run.Error, StringComparison.Ordinal);
    }
}
