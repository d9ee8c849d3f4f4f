using System.Diagnostics;
using WorldForge.IO;
using WorldForge.Runs;
using WorldForge.Runs.History;
using WorldForge.Runs.Repair;
using WorldForge.Runs.Retention;
using WorldForge.Serialization;
using WorldForge.Testing;

namespace WorldForge.Tests.Runs.Repair;

public sealed class RunDoctorTests : IDisposable
{
    private readonly RunWorkspace _workspace = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Quarantine => Path.Join(_workspace.Path, ".quarantine");

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public async Task A_sound_workspace_has_nothing_to_repair()
    {
        _workspace.Preserve();
        using RunSession living = _workspace.Store.Begin(RunWorkspace.Eval());

        RunDoctorReport report = await new RunDoctor(_workspace.Store).RepairAsync(Cancel);

        Assert.Equal((0, 2, true), (report.Findings.Length, report.RunCount, report.IsHealthy));
        Assert.Contains("Nothing is wrong.", report.ToMarkdown(), StringComparison.Ordinal);
        Assert.Empty(new RunDoctor(new RunStore(Path.Join(_workspace.Folder, "none"))).Examine(Cancel).Findings);
        Assert.True((await new RunDoctor(new RunStore(Path.Join(_workspace.Folder, "none"))).RepairAsync(Cancel)).IsHealthy);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"run_id\":")]
    [InlineData("[]")]
    public async Task A_torn_manifest_is_rebuilt_from_the_files_and_kept(string torn)
    {
        RunId id = _workspace.Preserve();
        File.WriteAllText(_workspace.Manifest(id), torn);

        RunFinding finding = Assert.Single(await RepairedAsync(RunFinding.Manifest));

        RunWorkspaceManifest rebuilt = _workspace.Store.Read(id);
        Assert.Equal((RunStatus.Failed, "unknown"), (rebuilt.Status, rebuilt.Kind));
        Assert.Equal(["reports/report.json"], rebuilt.ArtifactPaths.Values);
        Assert.Contains("rebuilt", rebuilt.ResultSummary["failure_reason"].ToString(), StringComparison.Ordinal);
        Assert.Equal(torn, File.ReadAllText(Assert.Single(Directory.GetFiles(Quarantine, "run_manifest.json", SearchOption.AllDirectories))));
        Assert.Equal($".worldforge/runs/{id}", finding.Place);
    }

    [Fact]
    public async Task A_manifest_that_breaks_a_rule_keeps_the_rest_of_what_it_says()
    {
        RunId id = _workspace.Preserve(document => document.With("event_count", -1).With("provider", 7).With("host_note", "kept"));

        await RepairedAsync(RunFinding.Manifest);

        RunWorkspaceManifest rebuilt = _workspace.Store.Read(id);
        Assert.Equal((RunStatus.Completed, "eval", null, 0), (rebuilt.Status, rebuilt.Kind, rebuilt.Provider, rebuilt.EventCount));
        Assert.Equal("kept", rebuilt.Unknown["host_note"]);
        Assert.Equal("reports/report.json", rebuilt.ArtifactPaths["report"]);
    }

    [Fact]
    public async Task A_whole_manifest_in_an_unfinished_write_is_used()
    {
        RunId id = _workspace.Preserve();
        File.Move(_workspace.Manifest(id), Path.Join(Path.GetDirectoryName(_workspace.Manifest(id)), TemporaryName.For("run_manifest.json")));

        await RepairedAsync(RunFinding.Manifest);

        Assert.Equal((RunStatus.Completed, "eval"), (_workspace.Store.Read(id).Status, _workspace.Store.Read(id).Kind));
    }

    [Fact]
    public async Task A_link_in_the_place_of_a_manifest_is_moved_and_not_followed()
    {
        RunId id = _workspace.Preserve();
        File.Delete(_workspace.Manifest(id));
        File.CreateSymbolicLink(_workspace.Manifest(id), "/etc/passwd");

        RunDoctorReport report = await new RunDoctor(_workspace.Store).RepairAsync(Cancel);

        Assert.Contains(report.Findings, static finding => finding is { Problem: RunFinding.Manifest, IsRepaired: true });
        Assert.Null(new FileInfo(_workspace.Manifest(id)).LinkTarget);
        Assert.Equal("unknown", _workspace.Store.Read(id).Kind);
        Assert.True(File.Exists("/etc/passwd") || OperatingSystem.IsWindows());
    }

    [Fact]
    public async Task A_dead_run_ends_failed_and_keeps_what_it_says()
    {
        RunId id = _workspace.Preserve(document => document.With("status", RunStatus.Running).With("host_note", "kept"));
        Assert.Empty(new RunDoctor(_workspace.Store).Examine(Cancel).Findings); // A tool without a sign of life gets a day.
        _workspace.Time.Advance(TimeSpan.FromHours(25));

        await RepairedAsync(RunFinding.DeadRun);

        RunWorkspaceManifest repaired = _workspace.Store.Read(id);
        Assert.Equal((RunStatus.Failed, "kept"), (repaired.Status, ((JsonText)repaired.Unknown["host_note"]).Value));
        Assert.Equal("The run's process ended without an outcome.", repaired.ResultSummary["failure_reason"]);
    }

    [Fact]
    public async Task A_missing_folder_is_made()
    {
        RunId id = _workspace.Preserve();
        Directory.Delete(Path.Join(_workspace.Runs, id.ToString(), "logs"));

        await RepairedAsync(RunFinding.Layout);

        Assert.True(Directory.Exists(Path.Join(_workspace.Runs, id.ToString(), "logs")));
    }

    [Fact]
    public async Task A_wrong_name_is_set_right_when_the_manifest_tells_a_free_one()
    {
        RunId id = _workspace.Preserve();
        RunId copied = _workspace.Preserve();
        Directory.Move(Folder(id), Path.Join(_workspace.Runs, "copy of a run"));
        string taken = Path.Join(_workspace.Runs, "20260102T030407Z-0000000X");
        Directory.CreateDirectory(taken);
        File.Copy(_workspace.Manifest(copied), Path.Join(taken, "run_manifest.json"));
        Directory.CreateDirectory(Path.Join(_workspace.Runs, "empty"));

        RunDoctorReport report = await new RunDoctor(_workspace.Store).RepairAsync(Cancel);

        Assert.Equal([true, false, false], report.Findings.OrderByDescending(static finding => finding.IsRepaired).Select(static finding => finding.IsRepaired));
        Assert.Equal(id, _workspace.Store.Read(id).Id);
        Assert.True(Directory.Exists(taken));
        Assert.False(report.IsHealthy);
    }

    [Fact]
    public void A_manifest_of_another_run_needs_a_person()
    {
        RunId first = _workspace.Preserve();
        RunId second = _workspace.Preserve();
        File.Copy(_workspace.Manifest(first), _workspace.Manifest(second), overwrite: true);

        RunFinding finding = Assert.Single(new RunDoctor(_workspace.Store).Examine(Cancel).Findings);

        Assert.Equal((RunFinding.Name, null), (finding.Problem, finding.Remedy));
    }

    [Fact]
    public async Task Leftovers_of_killed_writers_move_aside_and_those_of_living_ones_stay()
    {
        RunId id = _workspace.Preserve();
        string staged = Path.Join(_workspace.Runs, TemporaryName.For("20260102T030409Z-00000009"));
        Directory.CreateDirectory(staged);
        File.WriteAllText(Path.Join(Folder(id), "logs", TemporaryName.For("events.jsonl")), "half");
        using var living = Replacement.Begin(Path.Join(Folder(id), "logs", "living"), "living");
        Directory.CreateDirectory(Path.Join(_workspace.Path, ".running"));
        File.WriteAllText(Path.Join(_workspace.Path, ".running", "20260102T030409Z-00000009"), "");
        var store = new RunStore(_workspace.Path, new ManualTimeProvider(DateTimeOffset.UtcNow.AddMinutes(5)));

        RunDoctorReport report = await new RunDoctor(store).RepairAsync(Cancel);

        Assert.Equal(3, report.Findings.Length);
        Assert.All(report.Findings, static finding => Assert.Equal((RunFinding.Leftover, true), (finding.Problem, finding.IsRepaired)));
        Assert.Equal("half", File.ReadAllText(Assert.Single(Directory.GetFiles(Quarantine, "*", SearchOption.AllDirectories))));
        living.Commit();
        Assert.Empty(new RunDoctor(store).Examine(Cancel).Findings);
    }

    [Fact]
    public async Task Links_out_of_a_run_and_special_files_move_aside()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Kinds of files are read the Linux way.");
        RunId id = _workspace.Preserve();
        string logs = Path.Join(Folder(id), "logs");
        File.CreateSymbolicLink(Path.Join(logs, "passwd"), "/etc/passwd");
        File.CreateSymbolicLink(Path.Join(logs, "inside"), Path.Join(Folder(id), "reports", "report.json"));
        File.CreateSymbolicLink(Path.Join(logs, "loop"), Path.Join(logs, "loop"));
        Directory.CreateSymbolicLink(Path.Join(_workspace.Runs, "20260103T000000Z-0000000a"), _workspace.Folder);
        using (var process = Process.Start("mkfifo", [Path.Join(logs, "pipe")]))
        {
            await process.WaitForExitAsync(Cancel);
        }

        RunDoctorReport report = await new RunDoctor(_workspace.Store).RepairAsync(Cancel);

        Assert.Equal([RunFinding.Link, RunFinding.Link, RunFinding.Link, RunFinding.SpecialFile], report.Findings.Select(static finding => finding.Problem).Order(StringComparer.Ordinal));
        Assert.True(report.IsHealthy);
        Assert.Equal(["inside"], Directory.GetFileSystemEntries(logs).Select(Path.GetFileName));
        Assert.True(Directory.Exists(_workspace.Folder));
        Assert.Empty(new RunDoctor(_workspace.Store).Examine(Cancel).Findings);
    }

    [Fact]
    public void Names_that_differ_by_case_alone_are_reported()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Most Linux disks tell case apart.");
        RunId id = _workspace.Preserve();
        File.WriteAllText(Path.Join(Folder(id), "logs", "a.txt"), "1");
        File.WriteAllText(Path.Join(Folder(id), "logs", "A.txt"), "2");
        Directory.CreateDirectory(Path.Join(_workspace.Runs, "x"));
        Directory.CreateDirectory(Path.Join(_workspace.Runs, "X"));

        RunDoctorReport report = new RunDoctor(_workspace.Store).Examine(Cancel);

        Assert.Equal(2, report.Findings.Count(static finding => finding.Problem == RunFinding.CaseCollision));
        Assert.DoesNotContain(_workspace.Folder, report.ToJson().ToString() + report.ToMarkdown(), StringComparison.Ordinal);
    }

    [Fact]
    public void Pins_that_cannot_be_read_are_a_finding()
    {
        _workspace.Preserve();
        File.WriteAllText(Path.Join(_workspace.Path, RunPins.FileName), "{");

        Assert.Equal(RunFinding.Pins, Assert.Single(new RunDoctor(_workspace.Store).Examine(Cancel).Findings).Problem);
    }

    [Fact]
    public async Task An_examination_changes_nothing_and_a_second_repair_finds_nothing()
    {
        RunId id = _workspace.Preserve();
        File.WriteAllText(_workspace.Manifest(id), "torn");

        Assert.Single(new RunDoctor(_workspace.Store).Examine(Cancel).Findings);
        Assert.Equal("torn", File.ReadAllText(_workspace.Manifest(id)));
        await new RunDoctor(_workspace.Store).RepairAsync(Cancel);

        Assert.Empty((await new RunDoctor(_workspace.Store).RepairAsync(Cancel)).Findings);
        Assert.Single(new RunHistory(_workspace.Store).List(RunFilter.None, null, Cancel));
    }

    private async Task<IEnumerable<RunFinding>> RepairedAsync(string problem)
    {
        RunDoctorReport report = await new RunDoctor(_workspace.Store).RepairAsync(Cancel);
        Assert.True(report.IsHealthy, report.ToMarkdown());
        return report.Findings.Where(finding => finding.Problem == problem);
    }

    private string Folder(RunId id) => Path.Join(_workspace.Runs, id.ToString());
}
