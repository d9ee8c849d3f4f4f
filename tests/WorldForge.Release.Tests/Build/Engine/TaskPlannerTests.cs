using Build;
using Build.Engine;
using Cake.Core;
using Cake.Core.Graph;
using FsCheck;
using FsCheck.Fluent;

namespace WorldForge.Release.Tests.Build.Engine;

public sealed class TaskPlannerTests
{
    [Fact]
    public void Plans_in_the_order_of_Cakes_own_traversal()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(200).WithReplay(11, 3), Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            List<CakeTask> tasks = RandomGraphs.Create(random, random.Next(1, 25), random.NextDouble());
            string target = tasks[random.Next(tasks.Count)].Name;

            TaskPlan plan = TaskPlanner.Plan(tasks, [target], exclusive: false);

            Assert.Equal(CakeGraphBuilder.Build(tasks).Traverse(target), plan.Tasks.Select(task => task.Name));
        }));
    }

    [Fact]
    public void Plans_a_shared_dependency_of_two_targets_once()
    {
        List<CakeTask> tasks = Graph("Common", "A:Common", "B:Common");

        TaskPlan plan = TaskPlanner.Plan(tasks, ["B", "A"], exclusive: false);

        Assert.Equal(["Common", "B", "A"], plan.Tasks.Select(task => task.Name));
        Assert.Equal([false, true, true], plan.Tasks.Select(task => task.IsTarget));
        Assert.Equal([1, 2], plan.Tasks[0].Dependents);
    }

    [Fact]
    public void Takes_task_names_in_any_letter_case()
    {
        TaskPlan plan = TaskPlanner.Plan(Graph("Common", "A:common"), ["a"], exclusive: false);

        Assert.Equal(["Common", "A"], plan.Tasks.Select(task => task.Name));
    }

    [Fact]
    public void Runs_exclusive_targets_one_after_another_without_their_dependencies()
    {
        TaskPlan plan = TaskPlanner.Plan(Graph("Common", "A:Common", "B:Common"), ["B", "A"], exclusive: true);

        Assert.Equal(["B", "A"], plan.Tasks.Select(task => task.Name));
        Assert.Equal([0], plan.Tasks[1].Dependencies);
    }

    [Theory]
    [InlineData("A -> B -> C -> A", "A:B", "B:C", "C:A", "Target")]
    [InlineData("A -> B -> A", "A:B", "B:A", "Target")]
    [InlineData("A -> A", "A:A", "Target")]
    [InlineData("B -> C -> B", "Target:B", "B:C", "C:B")]
    public void Names_a_cycle_anywhere_in_the_graph(string cycle, params string[] edges)
    {
        var error = Assert.Throws<BuildException>(() => TaskPlanner.Plan(Graph(edges), ["Target"], exclusive: false));

        Assert.Equal($"the task graph has a cycle: {cycle}", error.Reason);
    }

    [Fact]
    public void Names_a_dependency_that_does_not_exist()
    {
        var error = Assert.Throws<BuildException>(() => TaskPlanner.Plan(Graph("A:Nowhere", "Target"), ["Target"], exclusive: false));

        Assert.Equal("task 'A' depends on 'Nowhere', which does not exist", error.Reason);
    }

    [Fact]
    public void Ignores_a_missing_dependency_that_is_not_required()
    {
        var task = new CakeTask("A");
        task.AddDependency("Nowhere", required: false);

        Assert.Single(TaskPlanner.Plan([task], ["A"], exclusive: false).Tasks);
    }

    [Fact]
    public void Refuses_an_unknown_target()
    {
        var error = Assert.Throws<UsageException>(() => TaskPlanner.Plan(Graph("Compile", "Pack"), ["Pakc"], exclusive: false));

        Assert.Equal("unknown target 'Pakc'; the nearest is 'Pack'", error.Reason);
    }

    [Fact]
    public void Plans_a_chain_that_is_deeper_than_a_stack_would_bear()
    {
        const int Depth = 50_000;
        string[] edges = [.. Enumerable.Range(0, Depth).Select(i => i == 0 ? "T0" : $"T{i}:T{i - 1}")];

        TaskPlan plan = TaskPlanner.Plan(Graph(edges), [$"T{Depth - 1}"], exclusive: false);

        Assert.Equal(Depth, plan.Tasks.Length);
        Assert.Equal("T0", plan.Tasks[0].Name);
    }

    private static List<CakeTask> Graph(params string[] edges) => [.. edges.Select(edge =>
    {
        string[] parts = edge.Split(':');
        var task = new CakeTask(parts[0]);
        foreach (string dependency in parts.Skip(1))
        {
            task.AddDependency(dependency);
        }

        return task;
    })];
}
