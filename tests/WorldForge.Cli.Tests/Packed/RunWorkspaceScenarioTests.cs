using WorldForge.Processes;
using WorldForge.Runs;
using WorldForge.Serialization;

namespace WorldForge.Cli.Tests.Packed;

/// <summary>Acceptance scenarios 7, 8 and 16: index with filters, retention, and ten writers at once.</summary>
[Collection(PackedToolCollection.Name)]
public sealed class RunWorkspaceScenarioTests(PackedTool tool)
{
    [Fact]
    public async Task Indexes_only_matching_runs_hides_no_issue_and_shows_no_absolute_path()
    {
        using CliRun place = new();
        await EvaluateAsync(place);
        RunId failed = Preserve(place, DateTimeOffset.UtcNow.AddMinutes(-5), RunStatus.Failed);
        Directory.CreateDirectory(place.PathOf(".worldforge/runs/20260102T030405Z-0000000f"));

        string output = await tool.OutputAsync(place.Directory, 0, "runs", "index", "--provider", "mock", "--status", "failed", "--artifact-type", "json");

        JsonObject index = (JsonObject)StrictJson.Parse(output);
        Assert.Equal(failed.ToString(), ((JsonObject)Assert.Single((JsonList)index["entries"]))["run_id"]);
        Assert.Equal("manifest-missing", ((JsonObject)Assert.Single((JsonList)index["issues"]))["reason"]);
        Assert.DoesNotContain(place.Directory, output, StringComparison.Ordinal);
        Assert.DoesNotContain("\"/", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Removes_nothing_in_a_dry_run_and_nothing_of_the_last_day()
    {
        using CliRun place = new();
        for (int days = 0; days < 30; days++)
        {
            Preserve(place, DateTimeOffset.UtcNow.AddDays(-2 * days), RunStatus.Completed);
        }

        JsonObject cleanup = (JsonObject)await tool.JsonAsync(place.Directory, 0, "runs", "cleanup", "--keep", "20", "--dry-run");
        JsonObject plan = (JsonObject)await tool.JsonAsync(place.Directory, 0, "runs", "prune", "--keep-latest", "0", "--max-age-days", "1");
        Assert.Equal((10, 0), (cleanup["selected_count"], cleanup["removed_count"]));
        Assert.Equal((29, false, 30), (plan["delete_count"], plan["applied"], Count(place)));

        await tool.JsonAsync(place.Directory, 0, "runs", "prune", "--apply");
        Assert.Equal(15, Count(place)); // Of the last 30 days; the ten newest would have stayed in any case.
        await tool.JsonAsync(place.Directory, 0, "runs", "prune", "--keep-latest", "0", "--max-age-days", "1", "--apply");
        Assert.Equal(1, Count(place));
    }

    [Fact]
    public async Task Ten_evaluations_at_once_make_ten_sound_runs()
    {
        using CliRun place = new();

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => EvaluateAsync(place)));

        JsonObject index = (JsonObject)await tool.JsonAsync(place.Directory, 0, "runs", "index");
        JsonObject checkup = (JsonObject)await tool.JsonAsync(place.Directory, 0, "runs", "doctor");
        Assert.Equal((10, 0, 0), (index["entry_count"], index["issue_count"], checkup["finding_count"]));
        Assert.Equal(10, ((JsonList)index["entries"]).Select(static entry => ((JsonObject)entry)["run_id"]).Distinct().Count());
        Assert.All((JsonList)index["entries"], static entry => Assert.Equal("completed", ((JsonObject)entry)["status"]));
    }

    private async Task EvaluateAsync(CliRun place)
    {
        ProcessResult result = await tool.RunAsync(place.Directory, "eval", "--suite", "planning", "--provider", "mock", "--run-workspace", ".worldforge");
        Assert.True(result.ExitCode == 0, result.StandardError);
    }

    private static RunId Preserve(CliRun place, DateTimeOffset at, string status)
    {
        using RunSession run = new RunStore(place.PathOf(".worldforge"), TimeProvider.System, new FixedId(at)).Begin(
            new RunStart { Kind = "eval", Command = "worldforge eval --provider mock", Provider = "mock", Operation = "planning" });
        run.WriteJson("reports/report.json", JsonObject.Empty);
        run.AddArtifact("report", "reports/report.json");
        run.Complete(new RunOutcome { Status = status });
        return run.Id;
    }

    private static int Count(CliRun place) => Directory.GetDirectories(place.PathOf(".worldforge/runs")).Length;

    private sealed class FixedId(DateTimeOffset at) : IRunIdFactory
    {
        public RunId Create() => RunId.Create(at, 7);
    }
}
