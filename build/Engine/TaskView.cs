using Cake.Core;

namespace Build.Engine;

/// <summary>A task as it is shown: reverse edges count as dependencies of the task they point at.</summary>
internal sealed class TaskView(ICakeTaskInfo task, IReadOnlyList<CakeTaskDependency> dependencies) : ICakeTaskInfo
{
    public string Name => task.Name;

    public string Description => task.Description;

    public IReadOnlyList<CakeTaskDependency> Dependencies => dependencies;

    public IReadOnlyList<CakeTaskDependency> Dependees => [];

    public static IReadOnlyList<ICakeTaskInfo> Of(IReadOnlyList<ICakeTaskInfo> tasks)
    {
        var graph = new TaskGraph(tasks);
        return [.. tasks.Select((task, i) => new TaskView(task, [.. graph.DependenciesOf(i).Select(d => new CakeTaskDependency(tasks[d].Name, required: true))]))];
    }
}
