using WorldForge.Comparison;
using WorldForge.IO;
using WorldForge.Runs;
using WorldForge.Serialization;
using WorldForge.Tests.Runs;

namespace WorldForge.Tests.Comparison;

public sealed class ComparedRunReaderTests : IDisposable
{
    private readonly RunWorkspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Theory]
    [InlineData("", "must not be blank")]
    [InlineData("nothing/here", "The run nothing/here is not a run: expected a run's folder")]
    [InlineData("/nothing/here", "The run <host-local-path>/here is not a run")]
    [InlineData(".", "is not a run")]
    public async Task Says_what_is_not_a_run(string path, string message)
    {
        var fault = await Assert.ThrowsAsync<WorldForgeException>(() => ReadAsync(path));

        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", FaultCodes.JsonMalformed, "line 1")]
    [InlineData("[]", FaultCodes.InputInvalid, "must hold a JSON object")]
    [InlineData("{}", FaultCodes.InputInvalid, "has no valid manifest")]
    public async Task Refuses_a_malformed_manifest(string content, string code, string message)
    {
        string run = ComparedRuns.Benchmark(_workspace);
        await File.WriteAllTextAsync(Path.Join(run, RunWorkspaceManifest.FileName), content, TestContext.Current.CancellationToken);

        var fault = await Assert.ThrowsAsync<WorldForgeException>(() => ReadAsync(run));

        Assert.Equal(code, fault.Code);
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(_workspace.Folder, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_a_manifest_of_another_schema_version()
    {
        string run = ComparedRuns.Benchmark(_workspace);
        Change(run, manifest => manifest.With("schema_version", 2));

        Assert.Contains("schema_version must be the integer 1", (await Assert.ThrowsAsync<WorldForgeException>(() => ReadAsync(run))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_why_a_run_has_no_report()
    {
        using RunSession run = _workspace.Store.Begin(new RunStart { Kind = "benchmark", Command = "worldforge benchmark --preset prepared-host" });
        run.Complete(new RunOutcome { Status = RunStatus.Skipped, ResultSummary = JsonObject.Create(("skip_reason", "no provider is configured")) });

        var fault = await Assert.ThrowsAsync<WorldForgeException>(() => ReadAsync(run.Directory));

        Assert.Equal(FaultCodes.PathMissing, fault.Code);
        Assert.EndsWith("has no reports/report.json; its status is skipped (no provider is configured).", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_a_report_without_results()
    {
        string run = ComparedRuns.Benchmark(_workspace, report: report => report.Without("results"));

        Assert.Contains("must hold a list 'results'", (await Assert.ThrowsAsync<WorldForgeException>(() => ReadAsync(run))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_a_report_that_leads_out_of_the_run()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS(), "Links need a privilege here.");
        string run = ComparedRuns.Demo(_workspace);
        Change(run, manifest => manifest.With("artifact_paths", JsonObject.Create(("summary_json", "../other.json"))));
        string linked = ComparedRuns.Benchmark(_workspace);
        string report = Path.Join(linked, "reports", "report.json");
        File.Move(report, Path.Join(_workspace.Folder, "outside.json"));
        File.CreateSymbolicLink(report, Path.Join(_workspace.Folder, "outside.json"));

        Assert.Equal(FaultCodes.PathUnsafe, (await Assert.ThrowsAsync<WorldForgeException>(() => ReadAsync(run))).Code);
        Assert.Equal(FaultCodes.PathUnsafe, (await Assert.ThrowsAsync<WorldForgeException>(() => ReadAsync(linked))).Code);
    }

    [Fact]
    public async Task Counts_unsafe_artifacts_and_names_only_safe_ones()
    {
        string run = ComparedRuns.Benchmark(_workspace);
        string outside = Path.Join(_workspace.Folder, "outside.txt");
        await File.WriteAllTextAsync(outside, "x", TestContext.Current.CancellationToken);
        File.CreateSymbolicLink(Path.Join(run, "artifacts", "link.txt"), outside);
        File.CreateSymbolicLink(Path.Join(run, "artifacts", "loop.txt"), Path.Join(run, "artifacts", "loop.txt"));
        Change(run, manifest => manifest.With("artifact_paths", JsonObject.Create(
            ("absolute", "/etc/passwd.txt"), ("climbing", "../x.json"), ("binary", "artifacts/model.bin"), ("number", 7), ("nothing", JsonValue.Null), (" ", "reports/report.md"),
            ("link", "artifacts/link.txt"), ("loop", "artifacts/loop.txt"), ("drive", "C:\\x.txt"), ("url", "https://example.test/x.json"),
            ("markdown", "reports/report.md"), ("gone", "reports/gone.HTML"), ("folder", "reports/folder.json"))));
        Directory.CreateDirectory(Path.Join(run, "reports", "folder.json"));

        ComparedRun read = await ReadAsync(run);

        Assert.Equal(10, read.Artifacts.Excluded);
        Assert.Equal([("folder", false), ("gone", false), ("markdown", true)], read.Artifacts.Safe.Select(item => (item.Label, item.Exists)));
        Assert.Equal(("md", 9L, Sha256Digest.Of("# Report\n"u8)), (read.Artifacts.Safe[2].Suffix, read.Artifacts.Safe[2].SizeBytes!.Value, read.Artifacts.Safe[2].Digest!.Value));
    }

    private static void Change(string run, Func<JsonObject, JsonObject> change)
    {
        string file = Path.Join(run, RunWorkspaceManifest.FileName);
        AtomicFile.Write(file, ArtifactJson.ToBytes(change((JsonObject)StrictJson.Parse(File.ReadAllBytes(file)))));
    }

    private Task<ComparedRun> ReadAsync(string path) => ComparedRunReader.ReadAsync(path, _workspace.Folder, "run", TestContext.Current.CancellationToken);
}
