using Build.Engine;
using Build.Progress;
using WorldForge.Testing;

namespace WorldForge.Release.Tests.Build.Progress;

public sealed class BoardTests
{
    private readonly ManualTimeProvider _time = new();
    private readonly StringWriter _text = new() { NewLine = "\n" };
    private readonly Board _board;

    public BoardTests() => _board = new Board(new PlainView(_text), _time);

    [Fact]
    public void Tells_a_line_for_each_change()
    {
        _board.RunStarted(["Restore", "Lint"]);
        _board.TaskStarted("Restore");
        _time.Advance(TimeSpan.FromSeconds(65.5));
        _board.TaskFinished(new TaskRow("Restore", TaskState.Passed, TimeSpan.FromSeconds(65.5)), "restored\n");
        _board.TaskFinished(new TaskRow("Lint", TaskState.Blocked, TimeSpan.Zero, "blocked by Compile"), string.Empty);

        Assert.Equal(
            "[00:00:00] Restore started\n--- Restore\nrestored\n--- end of Restore\n[00:01:05] Restore passed (1 min 05 s)\n[00:01:05] Lint blocked: blocked by Compile\n",
            _text.ToString());
    }

    [Fact]
    public void Shows_the_task_of_a_gate_as_that_gate()
    {
        _board.RunStarted(["LintTask"]);
        _board.Planned("Lint", "LintTask");
        _board.TaskStarted("LintTask");
        _board.Started("Lint");
        _time.Advance(TimeSpan.FromSeconds(2));
        _board.Finished("Lint", "failed", TimeSpan.FromSeconds(2), "dotnet build");
        _board.TaskFinished(new TaskRow("LintTask", TaskState.Passed, TimeSpan.FromSeconds(2)), string.Empty);

        Assert.Equal("[00:00:00] Gate Lint started\n[00:00:02] Gate Lint failed (2.0 s): dotnet build\n", _text.ToString());
        Assert.Equal([new BoardRow("Lint", true, "failed", TimeSpan.Zero, TimeSpan.FromSeconds(2), "dotnet build")], _board.Rows());
    }

    [Theory]
    [InlineData(TaskState.Passed, "not-run")]
    [InlineData(TaskState.Blocked, "not-run")]
    [InlineData(TaskState.Failed, "failed")]
    [InlineData(TaskState.Cancelled, "cancelled")]
    [InlineData(TaskState.Skipped, "skipped")]
    public void Never_calls_a_gate_passed_that_did_not_say_so(TaskState state, string status)
    {
        _board.RunStarted(["LintTask"]);
        _board.Planned("Lint", "LintTask");
        _board.TaskFinished(new TaskRow("LintTask", state, TimeSpan.Zero, "why"), string.Empty);

        Assert.Equal(status, Assert.Single(_board.Rows()).Status);
    }

    [Fact]
    public void Keeps_a_gate_that_no_task_was_planned_for()
    {
        _board.Planned("Late", "NoSuchTask");
        _board.Started("Unplanned");

        Assert.Equal(["Gate Late", "Gate Unplanned"], _board.Rows().Select(row => row.Label));
    }

    [Fact]
    public void Names_every_cause_of_a_blocked_task_in_the_end()
    {
        _board.RunStarted(["Pack"]);
        _board.TaskFinished(new TaskRow("Pack", TaskState.Blocked, TimeSpan.Zero, "blocked by A"), string.Empty);
        _board.RunFinished([new TaskRow("Pack", TaskState.Blocked, TimeSpan.Zero, "blocked by A, B")]);

        Assert.Equal("blocked by A, B", Assert.Single(_board.Rows()).Note);
    }
}
