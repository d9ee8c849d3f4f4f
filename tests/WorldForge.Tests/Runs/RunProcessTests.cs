using WorldForge.Runs;
using WorldForge.Runs.History;
using WorldForge.Runs.Repair;
using WorldForge.Testing;
using WorldForge.Tests.IO;

namespace WorldForge.Tests.Runs;

/// <summary>What only other processes can show: writers at the same time, a kill, a disk without room.</summary>
public sealed class RunProcessTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sixteen_processes_lose_no_run()
    {
        using var workspace = new RunWorkspace();
        ChildProcess[] children = [.. Enumerable.Range(0, 16).Select(_ => ChildProcess.Start(RunChildWork.WriteRuns, workspace.Path))];

        foreach (ChildProcess child in children)
        {
            using (child)
            {
                await child.PassedAsync(Cancel);
            }
        }

        var issues = new List<RunIssue>();
        var records = new List<RunRecord>();
        new RunHistory(workspace.Store).Visit(RunFilter.None, records.Add, issues.Add, Cancel);
        Assert.Empty(issues);
        Assert.Equal(16 * RunChildWork.Runs, records.Count);
        Assert.All(records, static record => Assert.Equal((RunStatus.Completed, 1), (record.Status, record.ArtifactCount)));
        Assert.Empty(new RunDoctor(workspace.Store).Examine(Cancel).Findings);
    }

    [Fact]
    public async Task A_killed_run_shows_as_stale_after_a_day_and_is_repaired()
    {
        using var workspace = new RunWorkspace();
        using var child = ChildProcess.Start(RunChildWork.Hang, workspace.Path);
        await child.ReadUntilAsync("begun", 1, Cancel);
        var soon = new RunStore(workspace.Path, new ManualTimeProvider(DateTimeOffset.UtcNow));
        var later = new RunStore(workspace.Path, new ManualTimeProvider(DateTimeOffset.UtcNow.AddHours(25)));

        Assert.Equal(RunStatus.Running, Assert.Single(Listed(later)).Status); // Older than a day, but its process lives.
        Assert.Empty(new RunDoctor(soon).Examine(Cancel).Findings);
        await child.KillAsync(Cancel);

        Assert.Equal(RunStatus.Running, Assert.Single(Listed(soon)).Status);
        RunRecord stale = Assert.Single(Listed(later));
        Assert.Equal(RunStatus.Stale, stale.Status);
        Assert.StartsWith("worldforge runs doctor", stale.NextCommands[0], StringComparison.Ordinal);
        Assert.Equal(RunStatus.Running, workspace.Store.Read(stale.Id).Status); // Shown, not written.

        Assert.Equal(RunFinding.DeadRun, Assert.Single(new RunDoctor(soon).Examine(Cancel).Findings).Problem);
        Assert.True((await new RunDoctor(soon).RepairAsync(Cancel)).IsHealthy);
        RunRecord repaired = Assert.Single(Listed(later));
        Assert.Equal((RunStatus.Failed, "The run's process ended without an outcome."), (repaired.Status, repaired.FailureSummary));
        Assert.Empty(new RunDoctor(soon).Examine(Cancel).Findings);
    }

    [Theory]
    [InlineData(RunChildWork.FullDisk, "size=96k")]
    [InlineData(RunChildWork.ReadOnlyDisk, "ro")]
    public async Task A_disk_that_refuses_is_one_clear_error(string work, string options)
    {
        using var workspace = new RunWorkspace();
        using var child = ChildProcess.Start(work, workspace.Path, "", SmallDisk.Wrapper(workspace.Path, options));

        await child.PassedAsync(Cancel);
    }

    private static IEnumerable<RunRecord> Listed(RunStore store) => new RunHistory(store).List(RunFilter.None, null, Cancel);
}
