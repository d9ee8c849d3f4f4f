using Cake.Core;

namespace Build.Engine;

/// <summary>
/// The edges of Cake's tasks, read in the order in which Cake's own graph builder reads them, but with an index instead
/// of a scan of all edges for each edge.
/// </summary>
internal sealed class TaskGraph
{
    private readonly Dictionary<string, int> _byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<int>[] _dependencies;

    public TaskGraph(IReadOnlyList<ICakeTaskInfo> tasks)
    {
        Tasks = tasks;
        _dependencies = new List<int>[tasks.Count];
        for (int i = 0; i < tasks.Count; i++)
        {
            _byName.Add(tasks[i].Name, i);
            _dependencies[i] = [];
        }

        var edges = new HashSet<(int From, int To)>();
        for (int i = 0; i < tasks.Count; i++)
        {
            foreach (CakeTaskDependency dependency in tasks[i].Dependencies)
            {
                Connect(edges, Resolve(tasks[i], dependency, "depends on"), i);
            }

            foreach (CakeTaskDependency dependee in tasks[i].Dependees)
            {
                Connect(edges, i, Resolve(tasks[i], dependee, "is a dependency of"));
            }
        }
    }

    public IReadOnlyList<ICakeTaskInfo> Tasks { get; }

    public IReadOnlyList<int> DependenciesOf(int task) => _dependencies[task];

    public int? Find(string name) => _byName.TryGetValue(name, out int index) ? index : null;

    private int? Resolve(ICakeTaskInfo task, CakeTaskDependency neighbour, string relation) => Find(neighbour.Name) switch
    {
        null when neighbour.Required => throw new BuildException(
            $"task '{task.Name}' {relation} '{neighbour.Name}', which does not exist",
            $"correct the edge on the class of task '{task.Name}'"),
        var index => index,
    };

    private void Connect(HashSet<(int From, int To)> edges, int? from, int? to)
    {
        if (from is { } start && to is { } end && edges.Add((start, end)))
        {
            _dependencies[end].Add(start);
        }
    }
}
