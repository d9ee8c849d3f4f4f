using Build.Engine;
using Cake.Core;
using Cake.Core.Diagnostics;
using Spectre.Console;

namespace Build.Progress;

/// <summary>Ends a run with a table of every gate and of the tasks that matter, and the closing lines.</summary>
internal sealed class SummaryPrinter(Board board, BuildRun run, BuildOptions options, TextWriter output, Lazy<IAnsiConsole>? terminal) : ICakeReportPrinter
{
    public void Write(CakeReport report)
    {
        IReadOnlyList<BoardRow> rows = board.Rows();
        BoardRow[] gates = [.. rows.Where(row => row.IsGate)];
        bool all = gates is [] || options.Verbosity >= Verbosity.Verbose;
        BoardRow[] tasks = [.. rows.Where(row => !row.IsGate && (all || row.Status != "passed"))];
        output.WriteLine();
        Print("Task", tasks);
        Print("Gate", gates);
        TimeSpan work = run.Rows.Aggregate(TimeSpan.Zero, (sum, row) => sum + row.Duration);
        output.WriteLine($"wall time {Durations.Text(board.Elapsed)}, work {Durations.Text(work)}, jobs {options.Jobs}");
        foreach (string line in run.ClosingLines)
        {
            output.WriteLine(line);
        }

        output.Flush();
    }

    // The steps are told by the progress.
    public void WriteStep(string name, Verbosity verbosity)
    {
    }

    public void WriteLifeCycleStep(string name, Verbosity verbosity)
    {
    }

    public void WriteSkippedStep(string name, Verbosity verbosity)
    {
    }

    private void Print(string title, BoardRow[] rows)
    {
        if (rows is [])
        {
            return;
        }

        if (terminal is not null)
        {
            terminal.Value.Write(StatusTable.Summary(title, rows));
            return;
        }

        foreach (string line in PlainTable.Lines(
            [title, "Status", "Duration", "First triage"],
            rows.Select(row => new[] { row.Name, row.Status, row.Duration is { } time ? Durations.Text(time) : string.Empty, StatusTable.NoteOf(row) })))
        {
            output.WriteLine(line);
        }

        output.WriteLine();
    }
}
