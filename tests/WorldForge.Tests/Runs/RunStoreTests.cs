using WorldForge.Runs;
using WorldForge.Runs.History;
using WorldForge.Serialization;
using WorldForge.Testing;

namespace WorldForge.Tests.Runs;

public sealed class RunStoreTests
{
    [Fact]
    public void Naming_a_workspace_touches_nothing()
    {
        using var workspace = new RunWorkspace();
        string folder = Path.Join(workspace.Folder, "not-there");

        var store = new RunStore(folder);

        Assert.Empty(new RunHistory(store).List(RunFilter.None, null, TestContext.Current.CancellationToken));
        Assert.False(Directory.Exists(folder));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void A_blank_workspace_is_refused(string directory) =>
        Assert.Contains("workspace_dir", Assert.Throws<WorldForgeException>(() => new RunStore(directory)).Message, StringComparison.Ordinal);

    [Fact]
    public void An_id_that_is_taken_is_passed_over()
    {
        using var workspace = new RunWorkspace(new RepeatedIds(1, 1, 1, 2));

        using RunSession first = workspace.Store.Begin(RunWorkspace.Eval());
        using RunSession second = workspace.Store.Begin(RunWorkspace.Eval());

        Assert.Equal(("00000001", "00000002"), (first.Id.ToString()[17..], second.Id.ToString()[17..]));
    }

    [Fact]
    public void After_eight_taken_ids_one_error_says_so_and_nothing_is_left_behind()
    {
        using var workspace = new RunWorkspace(new RepeatedIds(1));
        using RunSession first = workspace.Store.Begin(RunWorkspace.Eval());

        var fault = Assert.Throws<WorldForgeException>(() => workspace.Store.Begin(RunWorkspace.Eval()));

        Assert.Equal(FaultCodes.InputDuplicate, fault.Code);
        Assert.Single(Directory.GetFileSystemEntries(workspace.Runs));
        Assert.Equal(RunStatus.Running, workspace.Store.Read(first.Id).Status);
    }

    [Fact]
    public void A_folder_that_someone_else_made_is_never_taken_over()
    {
        using var workspace = new RunWorkspace(new RepeatedIds(1, 2));
        string taken = Path.Join(workspace.Runs, RunId.Create(RunWorkspace.Start, 1).ToString());
        Directory.CreateDirectory(taken);

        using RunSession run = workspace.Store.Begin(RunWorkspace.Eval());

        Assert.EndsWith("00000002", run.Id.ToString(), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(taken));
    }

    [Fact]
    public void The_same_clock_ids_and_inputs_give_the_same_bytes()
    {
        using var first = new RunWorkspace();
        using var second = new RunWorkspace();

        Assert.Equal(Preserved(first), Preserved(second));
    }

    [Fact]
    public void A_clock_that_goes_backwards_loses_nothing()
    {
        using var workspace = new RunWorkspace();
        var earlier = new RunStore(workspace.Path, workspace.Time, new DeterministicRunIdFactory(RunWorkspace.Start.AddDays(-2)));

        using RunSession late = workspace.Store.Begin(RunWorkspace.Eval());
        using RunSession early = earlier.Begin(RunWorkspace.Eval());

        Assert.Equal(
            [late.Id, early.Id],
            new RunHistory(workspace.Store).List(RunFilter.None, null, TestContext.Current.CancellationToken).Select(record => record.Id));
    }

    [Fact]
    public void What_is_stored_holds_no_secret_and_no_host_path()
    {
        using var workspace = new RunWorkspace();
        using RunSession run = workspace.Store.Begin(new RunStart
        {
            Kind = "eval",
            Command = "worldforge eval --api-key sk-live-1234567890abcdef --input-file /home/alice/in.json",
            Provider = "mock",
            InputSummary = JsonObject.Create(("api_key", "sk-live-1234567890abcdef"), ("file", "/home/alice/in.json")),
        });
        run.Complete(new RunOutcome { Status = RunStatus.Completed, ResultSummary = JsonObject.Create(("note", "token=abcdef1234567890abcd")) });

        string text = File.ReadAllText(workspace.Manifest(run.Id));

        Assert.DoesNotContain("sk-live", text, StringComparison.Ordinal);
        Assert.DoesNotContain("alice", text, StringComparison.Ordinal);
        Assert.DoesNotContain("abcdef1234", text, StringComparison.Ordinal);
        Assert.Equal("worldforge eval --api-key '<redacted>' --input-file '<host-local:in.json>'", workspace.Store.Read(run.Id).Command);
    }

    [Fact]
    public void The_profile_block_is_there_only_when_a_profile_was_used()
    {
        using var workspace = new RunWorkspace();
        JsonObject profile = JsonObject.Create(
            ("schema_version", 1), ("name", "local"), ("source", "profile:profiles/local.json"), ("sha256", new string('a', 64)),
            ("providers", JsonList.Empty), ("operations", JsonList.Empty), ("runtime_cache_roots", JsonObject.Empty));
        using RunSession without = workspace.Store.Begin(RunWorkspace.Eval());
        using RunSession with = workspace.Store.Begin(RunWorkspace.Eval() with { ConfigProfile = profile });

        Assert.False(without.Manifest.ToJson().ContainsKey("config_profile"));
        Assert.True(profile == workspace.Store.Read(with.Id).ConfigProfile);
        Assert.Throws<WorldForgeException>(() => workspace.Store.Begin(RunWorkspace.Eval() with { ConfigProfile = profile.With("extra", 1) }));
    }

    [Theory]
    [InlineData("", "worldforge eval")]
    [InlineData("eval", " ")]
    public void A_start_without_kind_or_command_is_refused_before_anything_is_made(string kind, string command)
    {
        using var workspace = new RunWorkspace();

        Assert.Throws<WorldForgeException>(() => workspace.Store.Begin(new RunStart { Kind = kind, Command = command }));

        Assert.False(Directory.Exists(workspace.Runs));
    }

    [Fact]
    public void A_manifest_under_another_runs_folder_is_refused()
    {
        using var workspace = new RunWorkspace();
        using RunSession run = workspace.Store.Begin(RunWorkspace.Eval());
        RunId other = RunId.Create(RunWorkspace.Start, 99);
        Directory.CreateDirectory(Path.GetDirectoryName(workspace.Manifest(other))!);
        File.Copy(workspace.Manifest(run.Id), workspace.Manifest(other));

        Assert.Contains("run_id", Assert.Throws<WorldForgeException>(() => workspace.Store.Read(other)).Message, StringComparison.Ordinal);
        Assert.Equal(FaultCodes.PathMissing, Assert.Throws<WorldForgeException>(() => workspace.Store.Read(RunId.Create(RunWorkspace.Start, 100))).Code);
    }

    [Fact]
    public void A_workspace_in_the_place_of_a_file_is_one_clear_error()
    {
        using var workspace = new RunWorkspace();
        string file = Path.Join(workspace.Folder, "file");
        File.WriteAllText(file, "x");

        var fault = Assert.Throws<WorldForgeException>(() => new RunStore(Path.Join(file, "inside")).Begin(RunWorkspace.Eval()));

        Assert.StartsWith("wf.io.", fault.Code, StringComparison.Ordinal);
        Assert.DoesNotContain(workspace.Folder, fault.Message, StringComparison.Ordinal);
    }

    private static string[] Preserved(RunWorkspace workspace)
    {
        using RunSession run = workspace.Store.Begin(RunWorkspace.Eval());
        run.WriteJson("results/summary.json", JsonObject.Create(("b", 1.5), ("a", "ü")));
        run.AddArtifact("summary", "results/summary.json");
        run.Complete(new RunOutcome { Status = RunStatus.Completed, EventCount = 1 });
        return
        [
            .. Directory.EnumerateFiles(workspace.Runs, "*", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Select(file => Path.GetRelativePath(workspace.Runs, file) + "\n" + File.ReadAllText(file)),
        ];
    }

    private sealed class RepeatedIds(params uint[] suffixes) : IRunIdFactory
    {
        private int _next = -1;

        public RunId Create() => RunId.Create(RunWorkspace.Start, suffixes[Math.Min(Interlocked.Increment(ref _next), suffixes.Length - 1)]);
    }
}
