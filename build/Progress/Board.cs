using Build.Engine;
using Cake.Core.Diagnostics;

namespace Build.Progress;

/// <summary>Keeps the state of every task and gate of a run and shows each change.</summary>
internal sealed class Board(IBoardView view, TimeProvider time, Verbosity verbosity = Verbosity.Normal) : IRunProgress, IGateProgress
{
    private readonly Lock _lock = new();
    private readonly long _start = time.GetTimestamp();
    private readonly List<BoardRow> _rows = [];
    private readonly Dictionary<string, string> _gateOfTask = new(StringComparer.OrdinalIgnoreCase);

    public TimeSpan Elapsed => time.GetElapsedTime(_start);

    public IReadOnlyList<BoardRow> Rows()
    {
        lock (_lock)
        {
            return [.. _rows];
        }
    }

    public void RunStarted(IReadOnlyList<string> tasks)
    {
        lock (_lock)
        {
            _rows.AddRange(tasks.Select(task => new BoardRow(task, IsGate: false, BoardRow.Waiting)));
        }

        view.Begin(Rows);
    }

    public void Planned(string gate, string task)
    {
        lock (_lock)
        {
            _gateOfTask[task] = gate;
            int index = _rows.FindIndex(row => !row.IsGate && row.Name.Equals(task, StringComparison.OrdinalIgnoreCase));
            var row = new BoardRow(gate, IsGate: true, BoardRow.Waiting);
            if (index < 0)
            {
                _rows.Add(row);
            }
            else
            {
                _rows[index] = row;
            }
        }
    }

    public void Started(string gate) => Change(gate, isGate: true, row => row with { Status = BoardRow.Running, Started = Elapsed });

    public void Finished(string gate, string status, TimeSpan duration, string? triage) =>
        Change(gate, isGate: true, row => row with { Status = status, Duration = duration, Note = triage });

    public void TaskStarted(string task)
    {
        if (!_gateOfTask.ContainsKey(task))
        {
            Change(task, isGate: false, row => row with { Status = BoardRow.Running, Started = Elapsed });
        }
    }

    public void TaskFinished(TaskRow row, string output)
    {
        // Those who asked for less still see what a task that failed has to say.
        if (output.Length > 0 && (verbosity >= Verbosity.Normal || row.State is TaskState.Failed or TaskState.Tolerated))
        {
            lock (_lock)
            {
                view.Block(row.Name, output.EndsWith('\n') ? output : output + "\n");
            }
        }

        Apply(row);
    }

    public void RunFinished(IReadOnlyList<TaskRow> rows)
    {
        lock (_lock)
        {
            foreach (TaskRow row in rows.Where(row => row.State is TaskState.Blocked && !_gateOfTask.ContainsKey(row.Name)))
            {
                int index = _rows.FindIndex(shown => !shown.IsGate && shown.Name == row.Name);
                if (index >= 0)
                {
                    _rows[index] = _rows[index] with { Note = row.Detail };
                }
            }
        }

        // Outside of the lock: the view may be reading the rows for its last frame.
        view.End();
    }

    private static string Word(TaskState state) => state switch
    {
        TaskState.Tolerated => "failed (tolerated)",
        TaskState.Grouped => "passed",
        _ => state.ToString().ToLowerInvariant(),
    };

    // What did not start has no duration, rather than one of zero.
    private static TimeSpan? Ran(TaskRow row) => row.Duration > TimeSpan.Zero || row.State is TaskState.Passed ? row.Duration : null;

    private void Apply(TaskRow row)
    {
        if (!_gateOfTask.TryGetValue(row.Name, out string? gate))
        {
            Change(row.Name, isGate: false, shown => shown with { Status = Word(row.State), Duration = Ran(row), Note = row.Triage ?? row.Detail });
            return;
        }

        // A gate says itself how it ended. Where it could not, its task did not get that far, and that is no pass.
        bool isOver = Rows().Any(shown => shown.IsGate && shown.Name == gate && shown.IsOver);
        if (!isOver)
        {
            Change(gate, isGate: true, shown => shown with
            {
                Status = row.State is TaskState.Failed or TaskState.Cancelled or TaskState.Skipped ? Word(row.State) : "not-run",
                Duration = Ran(row),
                Note = row.Triage ?? row.Detail,
            });
        }
    }

    private void Change(string name, bool isGate, Func<BoardRow, BoardRow> change)
    {
        lock (_lock)
        {
            int index = _rows.FindIndex(row => row.IsGate == isGate && row.Name == name);
            if (index < 0)
            {
                index = _rows.Count;
                _rows.Add(new BoardRow(name, isGate, BoardRow.Waiting));
            }

            _rows[index] = change(_rows[index]);
            if (verbosity > Verbosity.Quiet || !(_rows[index].Status is BoardRow.Running or "passed"))
            {
                view.Changed(_rows[index], Elapsed);
            }
        }
    }
}
