using WorldForge.Runs;
using WorldForge.Serialization;

namespace WorldForge.Cli.Tests.Commands.Runs;

public sealed class RunsCommandTests
{
    private const string Workspace = ".worldforge";

    [Fact]
    public async Task A_missing_workspace_lists_nothing_and_is_not_created()
    {
        using CliRun run = await CliRun.OfAsync("runs", "list");

        Assert.Equal((0, "", "[]\n"), (run.Code, run.Error, run.Output));
        Assert.False(Directory.Exists(run.PathOf(Workspace)));
    }

    [Fact]
    public async Task Lists_recovery_first_and_no_absolute_path()
    {
        using CliRun run = new();
        RunId id = Preserve(run, RunStatus.Failed);

        await run.ThenAsync("runs", "list", "--format", "markdown");

        string bundle = $"worldforge runs bundle {id} --workspace-dir .worldforge";
        Assert.Contains($"## Recovery\n\n- {id}: `{bundle}`", run.Output, StringComparison.Ordinal);
        Assert.True(run.Output.IndexOf(bundle, StringComparison.Ordinal) < run.Output.IndexOf("## Rerun", StringComparison.Ordinal));
        Assert.DoesNotContain(run.Directory, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_index_keeps_issues_whatever_the_filter_and_shows_no_absolute_path()
    {
        using CliRun run = new();
        RunId failed = Preserve(run, RunStatus.Failed);
        Preserve(run, RunStatus.Completed);
        Directory.CreateDirectory(run.PathOf(".worldforge/runs/20260101T000000Z-00000009"));

        await run.ThenAsync("runs", "index", "--provider", "MOCK", "--status", "failed", "--artifact-type", "json");

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal((1, 1), (run.Json["entry_count"], run.Json["issue_count"]));
        Assert.Equal(failed.ToString(), ((JsonObject)((JsonList)run.Json["entries"])[0])["run_id"]);
        Assert.Equal("manifest-missing", ((JsonObject)((JsonList)run.Json["issues"])[0])["reason"]);
        Assert.DoesNotContain(run.Directory, run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("markdown", "# WorldForge Run Index\n")]
    [InlineData("csv", "run_id,kind,status,provider,capability,created_at,artifact_count,safe_artifact_types,event_count,failure_summary,path\n")]
    [InlineData("json", "{\n  \"entries\": [\n    {\n")]
    public async Task Writes_the_index_to_a_file(string format, string start)
    {
        using CliRun run = new();
        Preserve(run, RunStatus.Completed);

        await run.ThenAsync("runs", "index", "--format", format, "--output", "out/index.txt");

        Assert.Equal((0, "", ""), (run.Code, run.Error, run.Output));
        string text = await File.ReadAllTextAsync(run.PathOf("out/index.txt"), TestContext.Current.CancellationToken);
        Assert.StartsWith(start, text, StringComparison.Ordinal);
        Assert.True(text.EndsWith('\n') && !text.EndsWith("\n\n", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--created-from", "02.01.2026")]
    [InlineData("--created-to", "2026-13-01")]
    public async Task A_day_in_another_form_is_refused_with_the_form(string option, string day)
    {
        using CliRun run = await CliRun.OfAsync("runs", "list", option, day);

        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.Contains("YYYY-MM-DD", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_one_run_with_its_artifacts()
    {
        using CliRun run = new();
        RunId id = Preserve(run, RunStatus.Completed);

        await run.ThenAsync("runs", "show", id.ToString());
        JsonObject artifact = (JsonObject)((JsonList)run.Json["artifacts"])[0];
        await run.ThenAsync("runs", "show", id.ToString(), "--format", "markdown");

        Assert.Equal(("report", "reports/report.json", true, 3), (artifact["label"], artifact["path"], artifact["exists"], artifact["size_bytes"]));
        Assert.StartsWith($"# WorldForge Run {id}\n", run.Output, StringComparison.Ordinal);
        Assert.Contains($"- `worldforge runs compare .worldforge/runs/{id} '<other-run>'`", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../20260102T030406Z-00000001")]
    [InlineData("20260102T030406Z-0000000A")]
    [InlineData("20260102T030406Z-00000001")]
    public async Task A_run_that_is_not_there_or_no_id_is_refused(string id)
    {
        using CliRun run = await CliRun.OfAsync("runs", "show", id);

        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.StartsWith("WorldForge CLI error [runs show]: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("worldforge runs --help", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Retention_removes_nothing_until_it_is_told_to()
    {
        using CliRun run = new();
        RunId[] ids = [.. Enumerable.Range(0, 4).Select(_ => Preserve(run, RunStatus.Completed))];
        run.Time.Advance(TimeSpan.FromHours(12));

        await run.ThenAsync("runs", "cleanup", "--keep", "2", "--dry-run");
        Assert.Equal((2, 0, true), (run.Json["selected_count"], run.Json["removed_count"], run.Json["dry_run"]));
        await run.ThenAsync("runs", "prune", "--keep-latest", "1");
        Assert.Equal((0, false), (run.Json["delete_count"], run.Json["applied"]));
        await run.ThenAsync("runs", "prune", "--keep-latest", "1", "--max-age-days", "1", "--apply");
        Assert.Equal(4, Directory.GetDirectories(run.PathOf(".worldforge/runs")).Length);

        run.Time.Advance(TimeSpan.FromDays(2));
        await run.ThenAsync("runs", "prune", "--keep-latest=1", "--max-age-days=1", "--apply", "--format", "markdown");
        Assert.StartsWith("# WorldForge Run Prune\n", run.Output, StringComparison.Ordinal);
        Assert.Equal([ids[^1].ToString()], Directory.GetDirectories(run.PathOf(".worldforge/runs")).Select(Path.GetFileName));

        await run.ThenAsync("runs", "cleanup", "--keep=0", "--trash", "--format=markdown");
        Assert.StartsWith("# WorldForge Run Cleanup\n", run.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetDirectories(run.PathOf(".worldforge/runs")));
        Assert.Single(Directory.GetDirectories(run.PathOf(".worldforge/.trash"), ids[^1].ToString(), SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_retention_file_gives_way_to_explicit_flags()
    {
        using CliRun run = new();
        Preserve(run, RunStatus.Completed);
        await File.WriteAllTextAsync(
            run.PathOf("retention.json"), """{"runs_retention": {"max_age_days": 3, "keep_latest": 0, "families": ["eval"]}}""", TestContext.Current.CancellationToken);

        await run.ThenAsync("runs", "prune", "--retention-profile", "retention.json", "--max-age-days=0", "--family", "flow");

        JsonObject policy = (JsonObject)run.Json["policy"];
        Assert.Equal((0, 0, "[\"flow\"]"), (policy["max_age_days"], policy["keep_latest"], policy["families"].ToString()));
    }

    [Theory]
    [InlineData("runs", "cleanup", "--keep", "-1")]
    [InlineData("runs", "prune", "--max-age-days", "-1")]
    [InlineData("runs", "prune", "--keep-latest", "-1")]
    [InlineData("runs", "list", "--limit", "0")]
    public async Task A_number_out_of_range_is_a_usage_error(params string[] arguments)
    {
        using CliRun run = await CliRun.OfAsync(arguments);

        Assert.Equal((2, ""), (run.Code, run.Output));
    }

    [Fact]
    public async Task The_doctor_says_what_it_would_do_and_does_it_when_asked()
    {
        using CliRun run = new();
        RunId id = Preserve(run, RunStatus.Completed);
        await File.WriteAllTextAsync(run.PathOf($".worldforge/runs/{id}/run_manifest.json"), "{\"run_id\": ", TestContext.Current.CancellationToken);

        await run.ThenAsync("runs", "doctor");
        Assert.Equal((1, 1, 0), (run.Code, run.Json["finding_count"], run.Json["repaired_count"]));
        await run.ThenAsync("runs", "doctor", "--repair", "--format", "markdown");
        Assert.Equal((0, ""), (run.Code, run.Error));
        await run.ThenAsync("runs", "doctor");
        Assert.Equal((0, 0), (run.Code, run.Json["finding_count"]));
        Assert.DoesNotContain(run.Directory, run.Output, StringComparison.Ordinal);
    }

    private static RunId Preserve(CliRun run, string status)
    {
        run.Time.Advance(TimeSpan.FromSeconds(1));
        RunStore store = new(run.PathOf(Workspace), run.Time, new RunIdFactory(run.Time));
        using RunSession session = store.Begin(new RunStart
        {
            Kind = "eval",
            Command = "worldforge eval --suite planning --provider mock",
            Provider = "mock",
            Operation = "planning",
        });
        session.WriteJson("reports/report.json", JsonObject.Empty);
        session.AddArtifact("report", "reports/report.json");
        session.Complete(new RunOutcome { Status = status });
        return session.Id;
    }
}
