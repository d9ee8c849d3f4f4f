using WorldForge.Drills;
using WorldForge.Runs;
using WorldForge.Serialization;
using WorldForge.Testing;

namespace WorldForge.Tests.Drills;

public sealed class DrillRunnerTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private readonly string _root = Directory.CreateTempSubdirectory("wf-drills-").FullName;

    private DrillOptions Options => new()
    {
        Workspace = ".worldforge/drills",
        CurrentFolder = _root,
        Time = new ManualTimeProvider(Start),
        RunIds = new DeterministicRunIdFactory(Start),
        Bundle = true,
    };

    public static TheoryData<string> Ids => [.. DrillCatalogue.Ids];

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void The_catalogue_has_seven_drills_with_every_field_filled()
    {
        Assert.Equal(7, DrillCatalogue.All.Length);
        Assert.Equal(7, DrillCatalogue.Ids.Distinct().Count());
        Assert.All(DrillCatalogue.All, drill =>
        {
            Assert.All(new[] { drill.Title, drill.FailureMode, drill.ExpectedFailure, drill.RecoveryCommand, drill.Description }, text => Assert.False(string.IsNullOrWhiteSpace(text)));
            Assert.Equal($"worldforge drills run {drill.Id}", drill.Command);
            Assert.StartsWith("worldforge ", drill.RecoveryCommand, StringComparison.Ordinal);
        });
        Assert.Equal(7, DrillCatalogue.ToJson().Count);
        Assert.StartsWith("# Operator Failure Drills\n\n| Drill | Failure mode | Checkout-safe | Expected failure | Recovery command |", DrillCatalogue.ToMarkdown(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_drill_points_to_the_list()
    {
        WorldForgeException fault = Assert.Throws<WorldForgeException>(() => DrillCatalogue.Get("earthquake"));

        Assert.Contains("worldforge drills list", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Each_drill_sees_its_failure_and_keeps_its_artifacts(string id)
    {
        DrillResult result = await new DrillRunner(Options).RunAsync(id, TestContext.Current.CancellationToken);

        Assert.True(result.ExpectedFailureObserved, result.FailureSignal);
        Assert.Equal("passed", result.Status);
        string folder = Path.Join(_root, ".worldforge/drills/runs", result.RunId.ToString());
        RunWorkspaceManifest manifest = new RunStore(Path.Join(_root, ".worldforge/drills")).Read(result.RunId);
        Assert.Equal(("operator_drill", "fixture", result.Drill.FailureMode, "failed"), (manifest.Kind, manifest.Provider, manifest.Operation, manifest.Status));
        Assert.Equal(JsonBoolean.True, manifest.ResultSummary["drill_passed"]);
        Assert.Contains("drill_json", manifest.ArtifactPaths.Keys);
        Assert.Contains("drill_markdown", manifest.ArtifactPaths.Keys);
        Assert.All(manifest.ArtifactPaths.Values, path => Assert.True(File.Exists(Path.Join(folder, path)), path));
        Assert.Contains("<workspace-dir>", manifest.Command, StringComparison.Ordinal);
        var record = (JsonObject)StrictJson.Parse(await File.ReadAllBytesAsync(Path.Join(folder, "results/drill.json"), TestContext.Current.CancellationToken));
        Assert.Equal($"<workspace-dir>/runs/{result.RunId}/run_manifest.json", ((JsonText)record["run_manifest"]).Value);
        Assert.Equal($".worldforge/drills/runs/{result.RunId}", ((JsonText)result.ToJson()["run_workspace"]).Value);
        Assert.NotNull(result.IssueBundle);
    }

    [Theory]
    [InlineData("missing-credentials")]
    [InlineData("missing-optional-dependency")]
    [InlineData("malformed-provider-output")]
    [InlineData("budget-violation")]
    [InlineData("expired-artifact")]
    public async Task The_bundle_of_a_harmless_drill_is_safe(string id)
    {
        DrillResult result = await new DrillRunner(Options).RunAsync(id, TestContext.Current.CancellationToken);

        Assert.Equal("", Reasons(result));
        Assert.True(result.IssueBundle!.Manifest.SafeToAttach);
    }

    [Fact]
    public async Task The_bundle_of_unsafe_events_leaves_the_log_out_as_secret_like()
    {
        DrillResult result = await new DrillRunner(Options).RunAsync("unsafe-event-metadata", TestContext.Current.CancellationToken);

        Assert.Equal($"runs/{result.RunId}/logs/provider-events.jsonl: secret-like material detected", Reasons(result));
    }

    [Fact]
    public async Task The_bundle_of_a_corrupted_state_leaves_the_torn_file_out()
    {
        DrillResult result = await new DrillRunner(Options).RunAsync("corrupted-world-state", TestContext.Current.CancellationToken);

        Assert.Equal($"runs/{result.RunId}/inputs/worlds/corrupted.json: JSON artifacts may contain only finite JSON values", Reasons(result));
        Assert.Contains("JSON line 1", result.FailureSignal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_drills_run_and_the_planted_value_is_nowhere()
    {
        var seen = new List<string>();

        DrillReport report = await new DrillRunner(Options).RunAllAsync(result => seen.Add(result.Drill.Id), TestContext.Current.CancellationToken);

        Assert.Equal("passed", report.Status);
        Assert.Equal(DrillCatalogue.Ids, seen);
        Assert.Equal(7, report.Runs.Length);
        string output = report.ToMarkdown() + report.ToJson();
        Assert.DoesNotContain(UnsafeEventDrill.Planted, output, StringComparison.Ordinal);
        Assert.DoesNotContain(_root, output, StringComparison.Ordinal);
        foreach (string file in Directory.EnumerateFiles(_root, "*", SearchOption.AllDirectories))
        {
            string text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
            Assert.DoesNotContain(UnsafeEventDrill.Planted, text, StringComparison.Ordinal);
            Assert.DoesNotContain(_root, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_drill_that_does_not_see_its_failure_fails_and_leaves_no_running_manifest()
    {
        DrillResult result = await new DrillRunner(Options).RunAsync(DrillCatalogue.Get("expired-artifact"), new CalmDrill(), TestContext.Current.CancellationToken);

        Assert.Equal(("failed", false), (result.Status, result.ExpectedFailureObserved));
        RunWorkspaceManifest manifest = new RunStore(Path.Join(_root, ".worldforge/drills")).Read(result.RunId);
        Assert.Equal("failed", manifest.Status);
        Assert.Equal(JsonBoolean.False, manifest.ResultSummary["drill_passed"]);
        Assert.Equal("failed", new DrillReport { Runs = [result] }.Status);
    }

    [Fact]
    public async Task A_drill_that_breaks_down_fails_with_a_redacted_signal()
    {
        DrillResult result = await new DrillRunner(Options).RunAsync(DrillCatalogue.Get("expired-artifact"), new BrokenDrill(), TestContext.Current.CancellationToken);

        Assert.Equal("failed", result.Status);
        Assert.Contains("unexpected InvalidOperationException", result.FailureSignal, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", result.FailureSignal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_drill_is_kept_as_cancelled()
    {
        using var source = new CancellationTokenSource();

        await Assert.ThrowsAsync<OperationCanceledException>(() => new DrillRunner(Options).RunAsync(DrillCatalogue.Get("expired-artifact"), new CancellingDrill(source), source.Token));

        string run = Assert.Single(Directory.GetDirectories(Path.Join(_root, ".worldforge/drills/runs")));
        Assert.Equal("cancelled", new RunStore(Path.Join(_root, ".worldforge/drills")).Read(RunId.Parse(Path.GetFileName(run))).Status);
    }

    private static string Reasons(DrillResult result) =>
        string.Join('\n', result.IssueBundle!.Manifest.Files.Where(static file => !file.Included).Select(static file => $"{file.Path}: {file.Reason}"));

    private sealed class CalmDrill : IDrill
    {
        public Task<DrillObservation> RunAsync(RunSession run, DrillOptions options, CancellationToken cancellationToken) =>
            Task.FromResult(new DrillObservation(false, "nothing happened", JsonObject.Empty));
    }

    private sealed class BrokenDrill : IDrill
    {
        public Task<DrillObservation> RunAsync(RunSession run, DrillOptions options, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("lost connection with password=hunter2");
    }

    private sealed class CancellingDrill(CancellationTokenSource source) : IDrill
    {
        public async Task<DrillObservation> RunAsync(RunSession run, DrillOptions options, CancellationToken cancellationToken)
        {
            await source.CancelAsync();
            cancellationToken.ThrowIfCancellationRequested();
            throw new InvalidOperationException("not reached");
        }
    }
}
