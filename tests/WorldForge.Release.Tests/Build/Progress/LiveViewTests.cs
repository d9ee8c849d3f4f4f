using Build.Engine;
using Build.Progress;
using Spectre.Console;
using WorldForge.Testing;

namespace WorldForge.Release.Tests.Build.Progress;

public sealed class LiveViewTests
{
    [Fact]
    public void Draws_name_state_and_time_and_keeps_blocks_above()
    {
        var time = new ManualTimeProvider();
        using var text = new StringWriter();
        IAnsiConsole console = Terminals.Live(TextWriter.Synchronized(text), 100);
        var board = new Board(new LiveView(console, time), time);

        board.RunStarted(["Restore", "Compile"]);
        board.TaskStarted("Restore");
        board.TaskFinished(new TaskRow("Restore", TaskState.Passed, TimeSpan.FromSeconds(3)), "restored [all]\n");
        board.RunFinished([]);

        string drawn = text.ToString();
        Assert.Contains("Restore", drawn, StringComparison.Ordinal);
        Assert.Contains("--- Restore", drawn, StringComparison.Ordinal);
        Assert.Contains("restored [all]", drawn, StringComparison.Ordinal);
    }

    [Fact]
    public void Counts_the_time_of_what_runs()
    {
        using var text = new StringWriter();
        IAnsiConsole console = Terminals.Plain(text);

        console.Write(StatusTable.Of(
            [
                new BoardRow("Restore", false, "passed", TimeSpan.Zero, TimeSpan.FromSeconds(3)),
                new BoardRow("Lint", true, BoardRow.Running, TimeSpan.FromSeconds(3)),
                new BoardRow("Pack", false, BoardRow.Waiting),
            ],
            TimeSpan.FromSeconds(10)));

        Assert.Contains("│ Restore   │ passed  │ 3.0 s │", text.ToString(), StringComparison.Ordinal);
        Assert.Contains("│ Gate Lint │ running │ 7.0 s │", text.ToString(), StringComparison.Ordinal);
        Assert.Contains("│ Pack      │ waiting │       │", text.ToString(), StringComparison.Ordinal);
    }
}
