using System.Collections.Immutable;
using Cake.Core;

namespace Build.Engine;

/// <summary>Plans a run: depth first like Cake's traversal, in time linear in tasks and edges.</summary>
internal static class TaskPlanner
{
    /// <exception cref="BuildException">An edge leads nowhere, or edges form a cycle, anywhere in the graph.</exception>
    /// <exception cref="UsageException">A target does not exist.</exception>
    public static TaskPlan Plan(IReadOnlyList<ICakeTaskInfo> tasks, IReadOnlyList<string> targets, bool exclusive)
    {
        var graph = new TaskGraph(tasks);
        TaskNames.Require(targets, [.. tasks.Select(task => task.Name)]);
        int[] roots = [.. targets.Select(target => graph.Find(target)!.Value).Distinct()];
        List<int> reached = Order(graph, roots);
        _ = Order(graph, [.. Enumerable.Range(0, tasks.Count)]);
        return exclusive ? Chain(graph, roots) : Build(graph, reached, [.. roots]);
    }

    private static List<int> Order(TaskGraph graph, IReadOnlyList<int> roots)
    {
        var order = new List<int>();
        byte[] colour = new byte[graph.Tasks.Count];
        var path = new Stack<(int Task, int Next)>();
        foreach (int root in roots.Where(root => colour[root] == 0))
        {
            path.Push((root, 0));
            colour[root] = 1;
            while (path.TryPop(out (int Task, int Next) at))
            {
                IReadOnlyList<int> dependencies = graph.DependenciesOf(at.Task);
                if (at.Next == dependencies.Count)
                {
                    colour[at.Task] = 2;
                    order.Add(at.Task);
                    continue;
                }

                int next = dependencies[at.Next];
                path.Push((at.Task, at.Next + 1));
                if (colour[next] == 1)
                {
                    throw Cycle(graph, [.. path.Select(step => step.Task).Reverse()], next);
                }

                if (colour[next] == 0)
                {
                    colour[next] = 1;
                    path.Push((next, 0));
                }
            }
        }

        return order;
    }

    private static BuildException Cycle(TaskGraph graph, IReadOnlyList<int> path, int closing) => new(
        $"the task graph has a cycle: {string.Join(" -> ", path.SkipWhile(task => task != closing).Append(closing).Select(task => graph.Tasks[task].Name))}",
        "remove one of these dependencies");

    private static TaskPlan Build(TaskGraph graph, List<int> order, HashSet<int> roots)
    {
        int[] position = new int[graph.Tasks.Count];
        for (int i = 0; i < order.Count; i++)
        {
            position[order[i]] = i;
        }

        ImmutableArray<int>.Builder[] dependents = [.. order.Select(_ => ImmutableArray.CreateBuilder<int>())];
        ImmutableArray<int>[] dependencies = [.. order.Select(task => graph.DependenciesOf(task).Select(d => position[d]).ToImmutableArray())];
        for (int i = 0; i < order.Count; i++)
        {
            foreach (int dependency in dependencies[i])
            {
                dependents[dependency].Add(i);
            }
        }

        return new TaskPlan([.. order.Select((task, i) =>
            new PlannedTask(i, (CakeTask)graph.Tasks[task], roots.Contains(task), dependencies[i], dependents[i].ToImmutable()))]);
    }

    // Exclusive targets run one after another in the order in which they were named.
    private static TaskPlan Chain(TaskGraph graph, int[] roots) => new([.. roots.Select((task, i) => new PlannedTask(
        i, (CakeTask)graph.Tasks[task], IsTarget: true, i == 0 ? [] : [i - 1], i == roots.Length - 1 ? [] : [i + 1]))]);
}
