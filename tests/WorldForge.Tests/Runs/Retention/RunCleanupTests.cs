using WorldForge.IO;
using WorldForge.Runs;
using WorldForge.Runs.Retention;

namespace WorldForge.Tests.Runs.Retention;

public sealed class RunCleanupTests : IDisposable
{
    private readonly RunWorkspace _workspace = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public async Task Keeps_the_newest_and_shows_no_absolute_path()
    {
        RunId[] ids = [.. Enumerable.Range(0, 4).Select(_ => _workspace.Preserve())];
        var cleanup = new RunCleanup(_workspace.Store);

        RunCleanupReport preview = cleanup.Preview(3);
        Assert.Equal((true, 0, 4), (preview.IsDryRun, preview.RemovedCount, Left));
        RunCleanupReport report = await cleanup.RemoveAsync(3, Cancel);

        Assert.Equal((false, 1, 3), (report.IsDryRun, report.RemovedCount, Left));
        Assert.Equal([ids[0]], report.Selected);
        Assert.Equal($"[\".worldforge/runs/{ids[0]}\"]", report.ToJson()["paths"].ToString());
        Assert.DoesNotContain(_workspace.Folder, report.ToMarkdown() + preview.ToMarkdown(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaves_folders_without_a_readable_manifest_alone()
    {
        File.WriteAllText(_workspace.Manifest(_workspace.Preserve()), "torn");
        RunId named = _workspace.Preserve();
        Directory.Move(Path.Join(_workspace.Runs, named.ToString()), Path.Join(_workspace.Runs, "by-hand"));

        await new RunCleanup(_workspace.Store).RemoveAsync(0, Cancel);

        Assert.Equal(2, Left);
    }

    [Fact]
    public async Task Never_removes_a_run_that_is_under_way()
    {
        using RunSession living = _workspace.Store.Begin(RunWorkspace.Eval());
        RunId foreign = _workspace.Preserve(status: "x");
        File.WriteAllText(_workspace.Manifest(foreign), RunWorkspace.Document(foreign, RunStatus.Running).ToString());

        RunCleanupReport young = await new RunCleanup(_workspace.Store).RemoveAsync(0, Cancel);
        Assert.Equal(("under way", 2, 2), (young.Protected[0].Value, young.Protected.Length, Left));

        // After a day the one whose process lives still stays; the other has no sign of life.
        _workspace.Time.Advance(TimeSpan.FromHours(25));
        await new RunCleanup(_workspace.Store).RemoveAsync(0, Cancel);
        Assert.Equal(RunStatus.Running, _workspace.Store.Read(living.Id).Status);
        Assert.Equal(1, Left);
    }

    [Theory]
    [InlineData("pins.json")]
    [InlineData("release-evidence/1.2.3/evidence.md")]
    [InlineData("evidence/run.json")]
    [InlineData("evidence-bundles/b/evidence_manifest.json")]
    public async Task Never_removes_a_run_that_is_pinned_or_cited(string citing)
    {
        RunId id = _workspace.Preserve();
        string file = Path.Join(_workspace.Path, citing);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, $$"""{"schema_version": 1, "pins": [{"run_id": "{{id}}"}]}""");

        RunCleanupReport report = await new RunCleanup(_workspace.Store).RemoveAsync(0, Cancel);

        Assert.Equal((0, 1), (report.RemovedCount, Left));
        Assert.Contains(citing.StartsWith("pins", StringComparison.Ordinal) ? "pinned" : "cited by " + citing.Split('/')[0], report.ToMarkdown(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evidence_outside_the_workspace_counts_when_it_is_named()
    {
        RunId id = _workspace.Preserve();
        string outside = Path.Join(_workspace.Folder, "notes");
        Directory.CreateDirectory(outside);

        // The id lies across two blocks of the reader, in a file that is no JSON.
        await File.WriteAllTextAsync(Path.Join(outside, "log.bin"), new string('Z', 65_530) + id + "-", Cancel);
        Directory.CreateSymbolicLink(Path.Join(outside, "loop"), outside);

        RunCleanupReport report = await new RunCleanup(_workspace.Store) { Evidence = [outside] }.RemoveAsync(0, Cancel);

        Assert.Equal((id, "cited by notes/log.bin"), (report.Protected[0].Key, report.Protected[0].Value));
        Assert.Equal(
            IoFaultCodes.Missing,
            Assert.Throws<WorldForgeException>(() => new RunCleanup(_workspace.Store) { Evidence = [outside + "x"] }.Preview(0)).Code);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{\"schema_version\": 1}")]
    [InlineData("{\"schema_version\": 1, \"pins\": [{\"run_id\": \"x\"}]}")]
    [InlineData("{\"schema_version\": 2, \"pins\": []}")]
    public async Task Pins_that_cannot_be_read_stop_the_removal(string content)
    {
        _workspace.Preserve();
        File.WriteAllText(Path.Join(_workspace.Path, RunPins.FileName), content);

        await Assert.ThrowsAnyAsync<WorldForgeException>(() => new RunCleanup(_workspace.Store).RemoveAsync(0, Cancel));

        Assert.Equal(1, Left);
    }

    [Fact]
    public async Task A_negative_number_to_keep_is_refused()
    {
        Assert.Throws<WorldForgeException>(() => new RunCleanup(_workspace.Store).Preview(-1));
        await Assert.ThrowsAsync<WorldForgeException>(() => new RunCleanup(_workspace.Store).RemoveAsync(-1, Cancel));
    }

    [Fact]
    public async Task A_missing_workspace_has_nothing_to_remove_and_is_not_created()
    {
        var store = new RunStore(Path.Join(_workspace.Folder, "none"));

        Assert.Empty((await new RunCleanup(store).RemoveAsync(0, Cancel)).Selected);
        Assert.Contains("- None.", new RunCleanup(store).Preview(0).ToMarkdown(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(store.Directory));
    }

    private int Left => Directory.GetDirectories(_workspace.Runs).Length;
}
