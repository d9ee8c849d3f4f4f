using WorldForge.Runs;
using WorldForge.Serialization;

namespace WorldForge.Tests.Runs;

public sealed class RunSessionTests
{
    private static readonly RunOutcome Good = new() { Status = RunStatus.Completed, EventCount = 3 };

    [Fact]
    public void Begins_with_five_folders_and_a_manifest_that_says_running()
    {
        using var workspace = new RunWorkspace();
        using RunSession run = workspace.Store.Begin(RunWorkspace.Eval());

        Assert.Equal(
            ["artifacts", "inputs", "logs", "reports", "results", "run_manifest.json"],
            Directory.EnumerateFileSystemEntries(run.Directory).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(RunStatus.Running, workspace.Store.Read(run.Id).Status);
        Assert.Equal("2026-01-02T03:04:06Z", run.Manifest.CreatedAt);
    }

    [Fact]
    public void Writes_the_outcome_with_its_artifacts()
    {
        using var workspace = new RunWorkspace();
        using RunSession run = workspace.Store.Begin(RunWorkspace.Eval());

        run.WriteJson("results/summary.json", JsonObject.Create(("passed", 4)));
        run.WriteText("reports/report.md", "# Report");
        run.AddArtifact("markdown", "reports/report.md");
        run.Complete(Good);

        RunWorkspaceManifest read = workspace.Store.Read(run.Id);
        Assert.Equal((RunStatus.Completed, 3, "reports/report.md"), (read.Status, read.EventCount, read.ArtifactPaths["markdown"]));
        Assert.Equal("# Report\n", File.ReadAllText(Path.Join(run.Directory, "reports/report.md")));
        Assert.Equal("{\n  \"passed\": 4\n}\n", File.ReadAllText(Path.Join(run.Directory, "results/summary.json")));
    }

    [Fact]
    public void A_run_without_an_outcome_ends_failed()
    {
        using var workspace = new RunWorkspace();
        RunSession run = workspace.Store.Begin(RunWorkspace.Eval());

        run.Dispose();

        RunWorkspaceManifest read = workspace.Store.Read(run.Id);
        Assert.Equal(RunStatus.Failed, read.Status);
        Assert.Equal("The run ended without an outcome.", read.ResultSummary["failure_reason"]);
        Assert.Empty(Directory.EnumerateFiles(Path.Join(workspace.Path, ".running")));
    }

    [Fact]
    public async Task An_error_is_written_without_secrets_and_goes_on_to_the_caller()
    {
        using var workspace = new RunWorkspace();
        RunId id = default;

        await Assert.ThrowsAsync<InvalidDataException>(() => workspace.Store.RunAsync<int>(
            RunWorkspace.Eval(),
            (run, _) =>
            {
                id = run.Id;
                throw new InvalidDataException("api_key=sk-live-1234567890abcdef in /home/alice/model.bin");
            },
            TestContext.Current.CancellationToken));

        RunWorkspaceManifest read = workspace.Store.Read(id);
        Assert.Equal(RunStatus.Failed, read.Status);
        Assert.Equal("api_key=[redacted] in <host-local-path>", read.ResultSummary["failure_reason"]);
    }

    [Fact]
    public async Task A_cancellation_is_written_as_cancelled()
    {
        using var workspace = new RunWorkspace();
        using var source = new CancellationTokenSource();
        RunId id = default;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => workspace.Store.RunAsync<int>(
            RunWorkspace.Eval(),
            async (run, token) =>
            {
                id = run.Id;
                await source.CancelAsync();
                token.ThrowIfCancellationRequested();
                return 0;
            },
            source.Token));

        Assert.Equal(RunStatus.Cancelled, workspace.Store.Read(id).Status);
    }
}
