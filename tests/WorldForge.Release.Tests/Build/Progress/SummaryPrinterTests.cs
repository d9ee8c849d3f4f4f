using Build;
using Build.Engine;
using Build.Progress;
using Cake.Core;
using Cake.Core.Diagnostics;
using Spectre.Console;
using WorldForge.Testing;

namespace WorldForge.Release.Tests.Build.Progress;

public sealed class SummaryPrinterTests
{
    private readonly ManualTimeProvider _time = new();
    private readonly StringWriter _text = new() { NewLine = "\n" };

    [Fact]
    public void Ends_with_every_gate_and_what_to_do_first()
    {
        Print(new BuildOptions { Jobs = 2 }, terminal: null);

        Approvals.Verify(_text.ToString());
    }

    [Fact]
    public void Tells_every_task_when_asked_for_more()
    {
        Print(new BuildOptions { Jobs = 2, Verbosity = Verbosity.Verbose }, terminal: null);

        Assert.Contains("Restore  passed   4.0 s\n", _text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Draws_a_table_in_a_terminal()
    {
        Print(new BuildOptions { Jobs = 2 }, new Lazy<IAnsiConsole>(() => Terminals.Plain(_text)));

        Assert.Contains("│ Lint     │ failed │ 2.0 s      │ dotnet build --no-restore", _text.ToString(), StringComparison.Ordinal);
    }

    private void Print(BuildOptions options, Lazy<IAnsiConsole>? terminal)
    {
        using var run = new BuildRun(TestContext.Current.CancellationToken);
        using var silent = new StringWriter();
        var board = new Board(new PlainView(silent), _time);
        board.RunStarted(["Restore", "LintTask", "TestTask", "Pack"]);
        board.Planned("Lint", "LintTask");
        board.Planned("Coverage", "TestTask");
        TaskRow[] rows =
        [
            new("Restore", TaskState.Passed, TimeSpan.FromSeconds(4)),
            new("Pack", TaskState.Blocked, TimeSpan.Zero, "blocked by TestTask"),
        ];
        board.TaskFinished(rows[0], string.Empty);
        board.Finished("Lint", "failed", TimeSpan.FromSeconds(2), "dotnet build --no-restore");
        board.Finished("Coverage", "passed", TimeSpan.FromSeconds(61), triage: "never shown");
        board.TaskFinished(rows[1], string.Empty);
        run.Rows = [.. rows];
        run.Close("verdict: failed");
        run.Close("wrote .worldforge/evidence.json");
        _time.Advance(TimeSpan.FromSeconds(70));

        new SummaryPrinter(board, run, options, _text, terminal).Write(new CakeReport());
    }
}
