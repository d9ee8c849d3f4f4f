using WorldForge.Configuration;
using WorldForge.Runs;
using WorldForge.Runs.Retention;
using WorldForge.Serialization;
using WorldForge.Tests.IO;

namespace WorldForge.Tests.Runs.Retention;

public sealed class RunPrunerTests : IDisposable
{
    private readonly RunWorkspace _workspace = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private RunPruner Pruner => new(_workspace.Store);

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void Decides_in_the_order_of_the_table()
    {
        RunId old = _workspace.Preserve();
        RunId otherKind = _workspace.Preserve(document => document.With("kind", "flow"));
        RunId unknownAge = _workspace.Preserve();
        Rename(unknownAge, "zz-unknown");
        File.Delete(Path.Join(_workspace.Runs, "zz-unknown", "run_manifest.json"));
        _workspace.Time.Advance(TimeSpan.FromDays(40));
        RunId mid = At(_workspace.Time.GetUtcNow().AddDays(-20), 1);
        RunId young = At(_workspace.Time.GetUtcNow().AddHours(-23), 2);
        RunId newest = At(_workspace.Time.GetUtcNow().AddHours(-1), 3);

        RunPruneReport report = Pruner.Plan(new RetentionPolicy { KeepLatest = 1, Families = ["EVAL", "bench"] });
        Assert.Equal("skip-keep-latest", Action(report, newest));
        Assert.Equal("skip-young", Action(report, young));
        Assert.Equal("keep", Action(report, mid));
        Assert.Equal("delete", Action(report, old));
        Assert.Equal("skip-family", Action(report, otherKind));
        Assert.Equal("skip-family", report.Candidates.Single(candidate => candidate.Name == "zz-unknown").Action); // No manifest, no kind.

        RunPruneReport all = Pruner.Plan(new RetentionPolicy { KeepLatest = 0 });
        Assert.Equal(("skip-young", null), (all.Candidates[0].Action, all.Candidates[0].CreatedAt));
        Assert.Equal(["zz-unknown", newest.ToString(), young.ToString(), mid.ToString(), otherKind.ToString(), old.ToString()], all.Candidates.Select(candidate => candidate.Name));
        Assert.All(Pruner.Plan(new RetentionPolicy { KeepLatest = 0, MaxAgeDays = 0 }).Candidates, static candidate => Assert.Equal("delete", candidate.Action));
    }

    [Fact]
    public void A_newer_run_of_another_kind_uses_up_no_slot()
    {
        RunId eval = _workspace.Preserve();
        _workspace.Preserve(document => document.With("kind", "flow"));

        Assert.Equal("skip-keep-latest", Action(Pruner.Plan(new RetentionPolicy { KeepLatest = 1, MaxAgeDays = 0, Families = ["eval"] }), eval));
    }

    [Fact]
    public async Task Removes_only_when_applied_and_only_once()
    {
        RunId first = _workspace.Preserve();
        RunId second = _workspace.Preserve();
        RunPruneReport plan = Pruner.Plan(new RetentionPolicy { KeepLatest = 1, MaxAgeDays = 0 });
        Assert.True(Directory.Exists(Folder(first)));

        RunPruneReport applied = await Pruner.ApplyAsync(plan, Cancel);

        Assert.Equal((false, true), (Directory.Exists(Folder(first)), Directory.Exists(Folder(second))));
        Assert.Equal((plan.Candidates, true), (applied.Candidates, applied.IsApplied));
        Assert.Equal((1, 2, 1), (applied.ToJson()["schema_version"], applied.ToJson()["candidate_count"], applied.ToJson()["delete_count"]));
        Assert.True(((JsonInteger)applied.ToJson()["delete_bytes"]).TryGetInt64(out long bytes) && bytes > 300);
        await Assert.ThrowsAsync<WorldForgeException>(() => Pruner.ApplyAsync(applied, Cancel));
        Assert.True((await Pruner.ApplyAsync(plan, Cancel)).IsApplied); // What is gone already is fine.
    }

    [Theory]
    [InlineData("../outside")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("/etc")]
    [InlineData("20260102T030406Z-00000001/results")]
    [InlineData("link")]
    [InlineData("")]
    public async Task A_crafted_report_removes_nothing(string name)
    {
        _workspace.Preserve();
        string outside = Path.Join(_workspace.Path, "outside");
        Directory.CreateDirectory(outside);
        Directory.CreateSymbolicLink(Path.Join(_workspace.Runs, "link"), outside);
        RunPruneReport plan = Pruner.Plan(new RetentionPolicy { KeepLatest = 0, MaxAgeDays = 0 });
        RunPruneReport crafted = plan with { Candidates = [.. plan.Candidates.Select(candidate => candidate with { Name = name, Action = "delete" })] };

        Assert.Equal(FaultCodes.PathUnsafe, (await Assert.ThrowsAsync<WorldForgeException>(() => Pruner.ApplyAsync(crafted, Cancel))).Code);

        Assert.Equal((true, 2), (Directory.Exists(outside), Directory.GetFileSystemEntries(_workspace.Runs).Length));
    }

    [Fact]
    public async Task What_began_or_was_pinned_after_the_plan_stays()
    {
        RunId doomed = _workspace.Preserve();
        RunId pinned = _workspace.Preserve();
        RunPruneReport plan = Pruner.Plan(new RetentionPolicy { KeepLatest = 0, MaxAgeDays = 0 });
        using RunSession running = _workspace.Store.Begin(RunWorkspace.Eval());
        Pin(pinned);

        await Pruner.ApplyAsync(plan, Cancel);

        Assert.Equal((false, true, true), (Directory.Exists(Folder(doomed)), Directory.Exists(Folder(pinned)), Directory.Exists(Folder(running.Id))));
        RunPruneReport again = Pruner.Plan(new RetentionPolicy { KeepLatest = 0, MaxAgeDays = 0 });
        Assert.Equal(("skip-pinned", "skip-running"), (Action(again, pinned), Action(again, running.Id)));
    }

    [Fact]
    public async Task Trash_keeps_what_was_removed()
    {
        RunId id = _workspace.Preserve();
        RunPruner pruner = new(_workspace.Store) { ToTrash = true };

        await pruner.ApplyAsync(pruner.Plan(new RetentionPolicy { KeepLatest = 0, MaxAgeDays = 0 }), Cancel);

        Assert.True(File.Exists(Path.Join(_workspace.Path, ".trash", "20260102T030405Z", id.ToString(), "reports", "report.json")));
    }

    [Fact]
    public async Task Waits_ten_seconds_for_another_process_and_names_the_operation()
    {
        _workspace.Preserve();
        RunPruneReport plan = Pruner.Plan(new RetentionPolicy { KeepLatest = 0, MaxAgeDays = 0 });
        using WorkspaceLock held = await WorkspaceLock.TakeAsync(_workspace.Store, "test", Cancel);

        Task<RunPruneReport> waiting = Pruner.ApplyAsync(plan, Cancel);
        while (!waiting.IsCompleted)
        {
            _workspace.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.Contains("prune runs", (await Assert.ThrowsAsync<WorldForgeException>(() => waiting)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"max_age_days": 3, "keep_latest": 0, "families": ["eval"]}""", 3, 0, 1)]
    [InlineData("""{"runs_retention": {"keep_latest": 2}}""", 30, 2, 0)]
    public async Task Reads_the_policy_of_a_file(string json, int days, int keep, int families)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["retention.json"], json, Cancel);

        var policy = RetentionPolicy.Of(RunsRetention.Load(folder["retention.json"]));

        Assert.Equal((days, keep, families), (policy.MaxAgeDays, policy.KeepLatest, policy.Families.Length));
    }

    [Fact]
    public void A_policy_out_of_range_is_refused()
    {
        Assert.Throws<WorldForgeException>(static () => new RetentionPolicy { MaxAgeDays = -1 });
        Assert.Throws<WorldForgeException>(static () => new RetentionPolicy { KeepLatest = -1 });
        Assert.Throws<WorldForgeException>(static () => new RetentionPolicy { Families = [" "] });
        Assert.Empty(Pruner.Plan(new RetentionPolicy { MaxAgeDays = int.MaxValue }).Candidates);
        Assert.Contains("# WorldForge Run Prune Preview", Pruner.Plan(RetentionPolicy.Of(null)).ToMarkdown(), StringComparison.Ordinal);
    }

    private RunId At(DateTimeOffset time, uint suffix)
    {
        var id = RunId.Create(time, suffix);
        Directory.CreateDirectory(Folder(id));
        File.WriteAllText(_workspace.Manifest(id), RunWorkspace.Document(id, RunStatus.Completed).ToString());
        return id;
    }

    private void Pin(RunId id) => File.WriteAllText(
        Path.Join(_workspace.Path, RunPins.FileName), $$"""{"schema_version": 1, "pins": [{"run_id": "{{id}}", "reason": "release 1.2"}]}""");

    private void Rename(RunId id, string name) => Directory.Move(Folder(id), Path.Join(_workspace.Runs, name));

    private string Folder(RunId id) => Path.Join(_workspace.Runs, id.ToString());

    private static string Action(RunPruneReport report, RunId id) => report.Candidates.Single(candidate => candidate.Name == id.ToString()).Action;
}
