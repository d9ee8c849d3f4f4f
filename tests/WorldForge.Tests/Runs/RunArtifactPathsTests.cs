using WorldForge.Runs;
using WorldForge.Serialization;

namespace WorldForge.Tests.Runs;

public sealed class RunArtifactPathsTests
{
    [Theory]
    [InlineData("../x.json")]
    [InlineData("results/../../x.json")]
    [InlineData("/etc/passwd")]
    [InlineData("results\\x.json")]
    [InlineData("C:/x.json")]
    [InlineData(".")]
    [InlineData("")]
    [InlineData("results//x.json")]
    [InlineData("run_manifest.json")]
    [InlineData("Run_Manifest.json")]
    [InlineData("Results/x.json")]
    [InlineData("logs/con")]
    [InlineData("logs/NUL.txt")]
    [InlineData("logs/Com1.json")]
    [InlineData("logs/lpt².log")]
    [InlineData("logs/name.")]
    [InlineData("logs/name ")]
    [InlineData("logs/a?b")]
    [InlineData("logs/a:b")]
    public void Refuses_a_place_that_not_every_system_could_hold(string path)
    {
        using var workspace = new RunWorkspace();
        using RunSession run = workspace.Store.Begin(RunWorkspace.Eval());

        Assert.Equal(FaultCodes.PathUnsafe, Assert.Throws<WorldForgeException>(() => run.WriteText(path, "x")).Code);
        Assert.Equal(FaultCodes.PathUnsafe, Assert.Throws<WorldForgeException>(() => run.AddArtifact("x", path)).Code);
    }

    [Fact]
    public void Refuses_names_that_differ_by_case_alone()
    {
        using var workspace = new RunWorkspace();
        using RunSession run = workspace.Store.Begin(RunWorkspace.Eval());
        run.WriteText("logs/Deep/a.txt", "1");

        Assert.Contains("letter case", Assert.Throws<WorldForgeException>(() => run.WriteText("logs/Deep/A.txt", "2")).Message, StringComparison.Ordinal);
        Assert.Throws<WorldForgeException>(() => run.WriteText("logs/deep/b.txt", "2"));
        run.WriteText("logs/Deep/a.txt", "3");
        Assert.Equal("3\n", File.ReadAllText(Path.Join(run.Directory, "logs/Deep/a.txt")));
    }

    [Fact]
    public void Does_not_follow_a_link_out_of_the_run()
    {
        using var workspace = new RunWorkspace();
        using RunSession run = workspace.Store.Begin(RunWorkspace.Eval());
        Directory.CreateSymbolicLink(Path.Join(run.Directory, "logs/out"), workspace.Folder);

        Assert.Equal(FaultCodes.PathUnsafe, Assert.Throws<WorldForgeException>(() => run.WriteText("logs/out/x.txt", "x")).Code);
        Assert.False(File.Exists(Path.Join(workspace.Folder, "x.txt")));
    }

    [Fact]
    public void An_ended_run_takes_nothing_more()
    {
        using var workspace = new RunWorkspace();
        using RunSession run = workspace.Store.Begin(RunWorkspace.Eval());
        run.Cancel();

        Assert.Throws<InvalidOperationException>(() => run.WriteJson("results/a.json", JsonValue.Null));
        Assert.Throws<InvalidOperationException>(() => run.Complete(new RunOutcome { Status = RunStatus.Completed }));
        Assert.Throws<InvalidOperationException>(() => run.Fail("late"));
        run.Dispose();
        Assert.Throws<ObjectDisposedException>(() => run.PathOf("logs/a"));
        Assert.Equal(RunStatus.Cancelled, workspace.Store.Read(run.Id).Status);
    }

    [Fact]
    public void An_outcome_must_be_one()
    {
        using var workspace = new RunWorkspace();
        using RunSession run = workspace.Store.Begin(RunWorkspace.Eval());

        Assert.Throws<WorldForgeException>(() => run.Complete(new RunOutcome { Status = RunStatus.Running }));
        Assert.Throws<WorldForgeException>(() => run.Complete(new RunOutcome { Status = " " }));
        Assert.Throws<WorldForgeException>(() => run.Complete(new RunOutcome { Status = RunStatus.Passed, EventCount = -1 }));
        run.Complete(new RunOutcome { Status = "hung by the host", InputSummary = JsonObject.Create(("late", true)) });
        Assert.Equal(("hung by the host", (JsonValue)true), (workspace.Store.Read(run.Id).Status, workspace.Store.Read(run.Id).InputSummary["late"]));
    }

    [Fact]
    public void A_long_reason_is_redacted_first_and_cut_after()
    {
        using var workspace = new RunWorkspace();
        using RunSession run = workspace.Store.Begin(RunWorkspace.Eval());

        RunWorkspaceManifest ended = run.Fail(new InvalidDataException(new string('x', 1980) + " api_key=sk-live-1234567890abcdef"));

        string reason = ((JsonText)ended.ResultSummary["failure_reason"]).Value;
        Assert.True(reason.Length <= 2000);
        Assert.DoesNotContain("sk-live", reason, StringComparison.Ordinal);
    }
}
