using WorldForge.Runs;

namespace WorldForge.Tests.Runs;

public sealed class RunCommandsTests
{
    [Theory]
    [InlineData("worldforge eval --suite planning", "worldforge eval --suite planning")]
    [InlineData("a 'b c' \"d e\" f\\ g ''", "a 'b c' 'd e' 'f g' ''")]
    [InlineData("run --token abcdef --x", "run --token '<redacted>' --x")]
    [InlineData("run api_key=abcdef", "run 'api_key=<redacted>'")]
    [InlineData("run https://h.example/a?token=abc", "run '<redacted-url>'")]
    [InlineData("run /opt/models/a.bin", "run '<host-local:a.bin>'")]
    [InlineData("run file:///opt/models/a.bin", "run '<host-local:a.bin>'")]
    [InlineData("run 'not closed", "run ''\\''not' closed")]
    [InlineData("", "")]
    public void Makes_a_command_that_can_be_shown_and_pasted(string command, string expected)
    {
        string safe = RunCommands.Sanitise(command);

        Assert.Equal(expected, safe);
        Assert.Equal(expected, RunCommands.Sanitise(safe));
    }

    [Theory]
    [InlineData("a\\", false)]
    [InlineData("a\\\\", true)]
    [InlineData("\"a", false)]
    [InlineData("\"a\\\"b\\c\"", true)]
    [InlineData("a\t\n b", true)]
    public void Splits_as_a_shell_does(string text, bool whole) => Assert.Equal(whole, ShellWords.TrySplit(text, out _));

    [Fact]
    public void Reads_back_what_it_quotes()
    {
        string[] words = ["worldforge", "a b", "it's", "\"x\"", "back\\slash", "$HOME", "ü", "new\nline"];

        Assert.Equal(words, ShellWords.Split(RunCommands.Quote(words)));
    }

    [Theory]
    [InlineData(".worldforge", ".worldforge")]
    [InlineData("out/runs/", "out/runs")]
    [InlineData("/srv/data/.worldforge", ".worldforge")]
    [InlineData("/srv/data/w", "<workspace-dir>")]
    [InlineData("C:\\work\\w", "<workspace-dir>")]
    [InlineData("C:\\work\\.worldforge", ".worldforge")]
    [InlineData("~/w", "<workspace-dir>")]
    public void Shows_a_workspace_without_the_folders_of_the_machine(string directory, string display) => Assert.Equal(display, WorkspaceDisplay.Of(directory));
}
