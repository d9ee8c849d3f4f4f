using System.Text;
using WorldForge.Bundles;
using WorldForge.Processes;
using WorldForge.Runs;
using WorldForge.Serialization;

namespace WorldForge.Tests.Bundles;

public sealed class BundleFilesTests : IDisposable
{
    private const string Planted = "ghp_0123456789abcdefghijABCDEFGHIJ012345";

    private readonly BundleWorkspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public async Task Lists_unsafe_files_with_reasons_and_copies_none_of_them()
    {
        RunId id = _workspace.Run(("reports/report.json", "{}"), ("logs/out.txt", $"using {Planted}"), ("artifacts/clip.mp4", "video"), ("logs/path.txt", "/home/ada/x"));

        BundleResult result = await _workspace.BundleAsync();

        Assert.False(result.Manifest.SafeToAttach);
        Assert.Equal((2, 3), (result.Manifest.IncludedCount, result.Manifest.ExcludedCount));
        BundleFile log = BundleWorkspace.Entry(result, id, "logs/out.txt");
        Assert.Equal((false, "secret-like material detected", false), (log.Included, log.Reason, log.LocalOnly));
        Assert.Equal(Sha256Digest.Of(Encoding.UTF8.GetBytes($"using {Planted}")), log.Sha256);
        Assert.True(BundleWorkspace.Entry(result, id, "logs/path.txt").LocalOnly);
        Assert.False(File.Exists(Path.Join(_workspace.Output, $"runs/{id}/logs/out.txt")));
        Assert.True((await VerifyAsync()).Passed);
    }

    [Fact]
    public async Task Never_follows_a_link_out_of_the_run_and_passes_over_one_inside()
    {
        RunId id = _workspace.Run(("reports/report.json", "{}"));
        BundleWorkspace.Put(Path.Join(_workspace.Root, "outside/secret.json"), "{}");
        File.CreateSymbolicLink(Path.Join(_workspace.Folder(id), "artifacts/out.json"), Path.Join(_workspace.Root, "outside/secret.json"));
        Directory.CreateSymbolicLink(Path.Join(_workspace.Folder(id), "artifacts/folder"), Path.Join(_workspace.Root, "outside"));
        File.CreateSymbolicLink(Path.Join(_workspace.Folder(id), "artifacts/inside.json"), "../reports/report.json");
        File.CreateSymbolicLink(Path.Join(_workspace.Folder(id), "artifacts/gone.json"), "../reports/missing.json");
        File.CreateSymbolicLink(Path.Join(_workspace.Folder(id), "artifacts/loop.json"), "loop.json");

        BundleResult result = await _workspace.BundleAsync();

        Assert.Equal("resolves outside the run workspace", BundleWorkspace.Entry(result, id, "artifacts/out.json").Reason);
        Assert.Equal("resolves outside the run workspace", BundleWorkspace.Entry(result, id, "artifacts/folder").Reason);
        Assert.Equal("link target does not exist", BundleWorkspace.Entry(result, id, "artifacts/gone.json").Reason);
        Assert.Equal("links lead in a circle", BundleWorkspace.Entry(result, id, "artifacts/loop.json").Reason);
        Assert.DoesNotContain(result.Manifest.Files, file => file.Path.EndsWith("inside.json", StringComparison.Ordinal));
        Assert.All(result.Manifest.Files.Where(file => !file.Included), file => Assert.True(file.LocalOnly));
    }

    [Fact]
    public async Task Lists_a_pipe_and_does_not_wait_for_it()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "makes a pipe with mkfifo");
        RunId id = _workspace.Run(("reports/report.json", "{}"));
        ProcessResult made = await new ProcessRunner(TimeProvider.System).RunAsync(
            new ProcessRequest { FileName = "mkfifo", WorkingDirectory = _workspace.Root, Arguments = [Path.Join(_workspace.Folder(id), "logs/pipe.txt")] }, TestContext.Current.CancellationToken);
        Assert.Equal(0, made.ExitCode);

        BundleResult result = await _workspace.BundleAsync();

        Assert.Equal("not a regular file", BundleWorkspace.Entry(result, id, "logs/pipe.txt").Reason);
    }

    [Theory]
    [InlineData("logs/a:b.txt", "logs/a_b.txt", "file name is not portable")]
    [InlineData("logs/con.txt", "logs/_unnamed_", "file name is not portable")]
    [InlineData("logs/a\nb.txt", "logs/a_b.txt", "file name is not portable")]
    [InlineData("logs/" + Planted + ".txt", "logs/_redacted_", "file name holds secret-like material or a host-local path")]
    public async Task Leaves_hostile_names_out_and_shows_them_harmless(string name, string shown, string reason)
    {
        RunId id = _workspace.Run((name, "fine"));

        BundleResult result = await _workspace.BundleAsync();

        Assert.Equal(reason, BundleWorkspace.Entry(result, id, shown).Reason);
        Assert.DoesNotContain(Planted, result.Manifest.ToJson().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Takes_only_one_of_two_names_that_differ_in_case()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs a file system that tells cases apart");
        RunId id = _workspace.Run(("logs/a.txt", "one"), ("logs/A.txt", "two"));

        BundleResult result = await _workspace.BundleAsync();

        Assert.True(BundleWorkspace.Entry(result, id, "logs/A.txt").Included);
        Assert.Contains(result.Manifest.Files, file => file.Reason == "file name differs from another one only in letter case");
    }

    [Fact]
    public async Task Names_every_reference_that_leads_nowhere_or_away()
    {
        RunId id = _workspace.Run(("reports/report.json", "{}"));
        _workspace.ChangeManifest(id, manifest => manifest.With("artifact_paths", JsonObject.Create(
            ("absolute", "/tmp/x/y.json"), ("escape", "../../x.json"), ("gone", "reports/no.json"), ("blank", " "), ("../evil", "reports/no.json"), ("here", "reports/report.json"))));

        BundleResult result = await _workspace.BundleAsync();

        Assert.Equal("absolute reference is local-only", BundleWorkspace.Entry(result, id, "artifacts/absolute").Reason);
        Assert.Equal("reference escapes the run workspace", BundleWorkspace.Entry(result, id, "artifacts/escape").Reason);
        Assert.Equal("referenced artifact does not exist", BundleWorkspace.Entry(result, id, "artifacts/gone").Reason);
        Assert.Equal("reference is not a non-empty relative path", BundleWorkspace.Entry(result, id, "artifacts/blank").Reason);
        Assert.DoesNotContain(result.Manifest.Files, file => file.Path.Contains("..", StringComparison.Ordinal) && file.Path.Contains('/', StringComparison.Ordinal) && file.Path.Split('/').Contains(".."));
        Assert.DoesNotContain("/tmp/x", result.Manifest.ToJson().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Copies_what_reports_refer_to_once_and_says_why_not_otherwise()
    {
        BundleWorkspace.Put(Path.Join(_workspace.Root, "profiles/inputs.json"), "{\"inputs\": []}");
        BundleWorkspace.Put(Path.Join(_workspace.Root, "data/set.json"), "{\"id\": \"push\"}");
        string away = Directory.CreateTempSubdirectory("wf-away-").FullName;
        BundleWorkspace.Put(Path.Join(away, "budget.json"), "{}");
        string first = """
            {"run_metadata": {"input_file": {"path": "profiles/inputs.json"}, "budget_file": {"path": "../AWAY/budget.json"}},
             "provenance": {"dataset_manifests": [{"path": "data/set.json"}, {"path": "data/missing.json"}]}}
            """.Replace("AWAY", Path.GetFileName(away), StringComparison.Ordinal);
        const string Second = """{"run_metadata": {"input_file": "profiles/inputs.json", "budget_file": "no/budget.json"}}""";
        RunId id = _workspace.Run(("reports/a.json", first), ("reports/b.json", Second));

        BundleResult result = await _workspace.BundleAsync();
        Directory.Delete(away, recursive: true);

        Assert.Single(result.Manifest.Files, file => file.Path == "inputs/profiles/inputs.json" && file.Included && file.Kind == "input_file");
        Assert.Single(result.Manifest.Files, file => file.Path == "dataset-manifests/data/set.json" && file.Included);
        Assert.Equal(
            ["referenced path does not exist", "referenced path is outside the repository"],
            result.Manifest.Files.Where(file => file.Path.StartsWith($"budgets/{id}/budget_file.json", StringComparison.Ordinal)).Select(file => file.Reason).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(result.Manifest.Files, file => file.Path.Contains("missing.json", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_planted_secret_in_any_field_of_the_manifest_is_not_in_the_bundle()
    {
        RunId id = _workspace.Run("failed", JsonObject.Empty, ("reports/report.json", "{}"));
        _workspace.ChangeManifest(id, manifest => manifest
            .With("command", $"worldforge eval --api-key {Planted} --output /home/ada/x.json").With("provider", Planted).With("operation", $"token={Planted}")
            .With("kind", Planted).With("status", Planted)
            .With("result_summary", JsonObject.Create(
                ("failure_reason", $"refused: Authorization: Bearer {Planted}"), ("validation_errors", JsonList.OfTexts([$"password={Planted}", "/home/ada/y.json"])), ("expected_signal", Planted)))
            .With("input_summary", JsonObject.Create(("skip_reason", $"secret: {Planted}")))
            .With("artifact_paths", JsonObject.Create((Planted, $"reports/{Planted}.json"))));
        _workspace.Put(id, $"logs/{Planted}.txt", "x");
        _workspace.Put(id, "reports/refers.json", $"{{\"run_metadata\": {{\"input_file\": \"no/{Planted}.json\"}}}}");

        BundleResult result = await IssueBundle.WriteAsync(_workspace.Request with { Runs = [id] }, TestContext.Current.CancellationToken);

        Assert.False(result.Manifest.SafeToAttach);
        foreach (string file in Directory.EnumerateFiles(_workspace.Output, "*", SearchOption.AllDirectories))
        {
            string text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
            Assert.DoesNotContain(Planted, text + file, StringComparison.Ordinal);
            Assert.DoesNotContain("/home/ada", text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(Planted, result.ToJson().ToString() + result.ToMarkdown() + result.ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bundles_a_log_that_grows_as_what_was_read()
    {
        RunId id = _workspace.Run(("reports/report.json", "{}"), ("logs/events.jsonl", "{\"n\": 0}\n"));
        using var stop = new CancellationTokenSource();
        Task growing = Task.Run(async () =>
        {
            for (int number = 1; !stop.IsCancellationRequested; number++)
            {
                await File.AppendAllTextAsync(Path.Join(_workspace.Folder(id), "logs/events.jsonl"), $"{{\"n\": {number}}}\n", CancellationToken.None);
            }
        }, TestContext.Current.CancellationToken);

        for (int round = 0; round < 10; round++)
        {
            BundleResult result = await _workspace.BundleAsync(_workspace.Request with { Overwrite = true });
            BundleFile log = BundleWorkspace.Entry(result, id, "logs/events.jsonl");
            Assert.True(log.Included || log.Reason is "JSON artifacts may contain only finite JSON values" or "artifact is larger than 1000000 bytes", log.Reason);
            Assert.True((await VerifyAsync()).Passed);
        }

        await stop.CancelAsync();
        await growing;
    }

    private Task<BundleVerification> VerifyAsync() => BundleVerifier.VerifyAsync(_workspace.Output, cancellationToken: TestContext.Current.CancellationToken);
}
