using System.Collections.Immutable;

namespace Build.Engine;

/// <summary>
/// The decisions of a parallel run, without any waiting. A task takes all its resources at once or none, so no task
/// holds one while it waits for another; among those that could start, the first in plan order does.
/// </summary>
internal sealed class Schedule
{
    private readonly TaskPlan _plan;
    private readonly int _jobs;
    private readonly Action<TaskRow> _notStarted;
    private readonly ImmutableArray<string>[] _resources;
    private readonly int[] _waitingFor;
    private readonly bool[] _started;
    private readonly TaskRow?[] _rows;
    private readonly SortedSet<int> _ready;
    private readonly HashSet<string> _held = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _lost = new(StringComparer.Ordinal);

    public Schedule(TaskPlan plan, int jobs, Func<string, ImmutableArray<string>> resources, Action<TaskRow> notStarted)
    {
        _plan = plan;
        _jobs = jobs;
        _notStarted = notStarted;
        _resources = [.. plan.Tasks.Select(task => resources(task.Name))];
        _waitingFor = [.. plan.Tasks.Select(task => task.Dependencies.Length)];
        _started = new bool[plan.Tasks.Length];
        _rows = new TaskRow?[plan.Tasks.Length];
        _ready = [.. plan.Tasks.Where(task => task.Dependencies.IsEmpty).Select(task => task.Index)];
    }

    public int Running { get; private set; }

    /// <summary>The tasks that start now; they count as running from here on.</summary>
    public IReadOnlyList<PlannedTask> Start()
    {
        BlockUsersOfLostResources();
        var starting = new List<PlannedTask>();
        foreach (int index in _ready)
        {
            if (Running == _jobs)
            {
                break;
            }

            if (!_resources[index].Any(_held.Contains))
            {
                _held.UnionWith(_resources[index]);
                _started[index] = true;
                Running++;
                starting.Add(_plan.Tasks[index]);
            }
        }

        _ready.ExceptWith(starting.Select(task => task.Index));
        return starting;
    }

    public void Complete(int index, TaskOutcome outcome)
    {
        Running--;
        _rows[index] = outcome.Row;
        foreach (string resource in _resources[index])
        {
            if (outcome.Abandoned)
            {
                _lost[resource] = outcome.Row.Name;
            }
            else
            {
                _held.Remove(resource);
            }
        }

        if (Blocks(outcome.Row))
        {
            BlockDependents(index, outcome.Row.Name);
            return;
        }

        foreach (int dependent in _plan.Tasks[index].Dependents)
        {
            if (--_waitingFor[dependent] == 0 && _rows[dependent] is null)
            {
                _ready.Add(dependent);
            }
        }
    }

    /// <summary>Gives every task that has not started a row.</summary>
    public void CancelWaiting()
    {
        _ready.Clear();
        foreach (PlannedTask task in _plan.Tasks.Where(task => _rows[task.Index] is null && !_started[task.Index]))
        {
            NotStarted(task.Index, TaskState.Cancelled, "the run was stopped before it started");
        }
    }

    /// <summary>All rows, once nothing runs and nothing can start any more; a blocked one names all its causes.</summary>
    public ImmutableArray<TaskRow> Finish()
    {
        var causes = new SortedSet<int>[_rows.Length];
        for (int i = 0; i < _rows.Length; i++)
        {
            causes[i] = [.. _plan.Tasks[i].Dependencies.SelectMany(CausesFrom)];
            if (_rows[i]!.State is TaskState.Blocked && causes[i].Count > 0)
            {
                _rows[i] = _rows[i]! with { Detail = $"blocked by {string.Join(", ", causes[i].Select(cause => _plan.Tasks[cause].Name))}" };
            }
        }

        return [.. _rows.Select(row => row!)];

        IEnumerable<int> CausesFrom(int dependency) => _rows[dependency]!.State switch
        {
            TaskState.Blocked when causes[dependency].Count > 0 => causes[dependency],
            _ when Blocks(_rows[dependency]!) => [dependency],
            _ => [],
        };
    }

    // A cancelled task blocks nothing: the whole run stops, and what waits is cancelled too.
    private static bool Blocks(TaskRow row) => row.State is TaskState.Failed or TaskState.Blocked;

    private void BlockDependents(int index, string cause)
    {
        var waiting = new Stack<int>(_plan.Tasks[index].Dependents);
        while (waiting.TryPop(out int dependent))
        {
            if (_rows[dependent] is null)
            {
                NotStarted(dependent, TaskState.Blocked, $"blocked by {cause}");
                foreach (int further in _plan.Tasks[dependent].Dependents)
                {
                    waiting.Push(further);
                }
            }
        }
    }

    private void BlockUsersOfLostResources()
    {
        if (_lost.Count == 0)
        {
            return;
        }

        foreach (int index in _ready.ToArray())
        {
            if (_resources[index].FirstOrDefault(_lost.ContainsKey) is { } resource)
            {
                _ready.Remove(index);
                NotStarted(index, TaskState.Blocked, $"blocked by {_lost[resource]}, which still holds '{resource}'");
                BlockDependents(index, _plan.Tasks[index].Name);
            }
        }
    }

    private void NotStarted(int index, TaskState state, string detail)
    {
        TaskRow row = new(_plan.Tasks[index].Name, state, TimeSpan.Zero, detail);
        _rows[index] = row;
        _notStarted(row);
    }
}
