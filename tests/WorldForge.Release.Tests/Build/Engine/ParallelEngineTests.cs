using System.Collections.Concurrent;
using Build;
using Build.Engine;
using Build.Progress;
using Cake.Core;
using Cake.Core.Diagnostics;
using Cake.Frosting;
using FsCheck;
using FsCheck.Fluent;

namespace WorldForge.Release.Tests.Build.Engine;

/// <summary>The engine itself, with tasks made from seeds and really run at the same time.</summary>
public sealed class ParallelEngineTests
{
    [Fact]
    public void Gives_every_planned_task_one_row_and_runs_none_after_a_failure_it_depends_on()
    {
        ICakeContext context = CapturedContext.Create();
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(60).WithReplay(21, 9), Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
            RunGraphAsync(context, new Random(seed)).GetAwaiter().GetResult()));
    }

    [Fact]
    public async Task Raises_Cakes_events_and_hands_typed_data_to_the_lifetime()
    {
        ICakeContext context = CapturedContext.Create();
        using var run = new BuildRun(TestContext.Current.CancellationToken);
        ParallelEngine engine = Create(run, new BuildOptions(), (ICakeDataService)context.Data);
        var seen = new ConcurrentQueue<string>();
        engine.BeforeSetup += (_, _) => seen.Enqueue("before setup");
        engine.AfterSetup += (_, _) => seen.Enqueue("after setup");
        engine.BeforeTaskSetup += (_, e) => seen.Enqueue($"before {e.TaskSetupContext.Task.Name}");
        engine.AfterTaskTeardown += (_, e) => seen.Enqueue($"after {e.TaskTeardownContext.Task.Name}");
        engine.BeforeTeardown += (_, _) => seen.Enqueue("before teardown");
        engine.AfterTeardown += (_, _) => seen.Enqueue("after teardown");
        engine.RegisterTask("A").Does(() => seen.Enqueue("A"));
        engine.RegisterSetupAction(_ => "data");
        engine.RegisterTeardownAction<string>((_, data) => seen.Enqueue($"teardown {data}"));
        engine.RegisterTaskSetupAction<string>((_, data) => seen.Enqueue($"task setup {data}"));
        engine.RegisterTaskTeardownAction<string>((_, data) => seen.Enqueue($"task teardown {data}"));

        CakeReport report = await engine.RunTargetAsync(context, Strategy(), new ExecutionSettings().SetTarget("A"));

        Assert.Equal("A", Assert.Single(report).TaskName);
        Assert.Equal(
            ["before setup", "after setup", "before A", "task setup data", "A", "task teardown data", "after A", "before teardown", "teardown data", "after teardown"],
            seen);
        Assert.Throws<CakeException>(() => engine.RegisterTaskSetupAction(_ => { }));
        Assert.Throws<CakeException>(() => engine.RegisterTaskTeardownAction(_ => { }));
    }

    [Fact]
    public async Task Fails_before_any_task_when_the_graph_is_wrong()
    {
        using var run = new BuildRun(TestContext.Current.CancellationToken);
        ParallelEngine engine = Create(run, new BuildOptions());
        bool ran = false;
        engine.RegisterTask("A").Does(() => ran = true);
        engine.RegisterTask("B").IsDependentOn("C");
        engine.RegisterTask("C").IsDependentOn("B");

        var error = await Assert.ThrowsAsync<BuildException>(() => engine.RunTargetAsync(CapturedContext.Create(), Strategy(), new ExecutionSettings().SetTarget("A")));

        Assert.Equal("the task graph has a cycle: B -> C -> B", error.Reason);
        Assert.False(ran);
        Assert.Equal(1, run.ExitCode);
    }

    private static async Task RunGraphAsync(ICakeContext context, Random random)
    {
        List<CakeTask> tasks = RandomGraphs.Create(random, random.Next(1, 25), random.NextDouble() * 0.4);
        HashSet<string> failing = [.. tasks.Where(_ => random.Next(6) == 0).Select(task => task.Name)];
        using var run = new BuildRun(TestContext.Current.CancellationToken);
        ParallelEngine engine = Create(run, new BuildOptions { Jobs = random.Next(1, 9) });
        var ran = new ConcurrentQueue<string>();
        foreach (CakeTask task in tasks)
        {
            CakeTaskBuilder builder = engine.RegisterTask(task.Name).Does(async () =>
            {
                await Task.Yield();
                ran.Enqueue(task.Name);
                if (failing.Contains(task.Name))
                {
                    throw new InvalidOperationException(task.Name);
                }
            });
            task.Dependencies.ForEach(dependency => builder.IsDependentOn(dependency.Name));
            task.Dependees.ForEach(dependee => builder.IsDependeeOf(dependee.Name));
        }

        ExecutionSettings settings = new ExecutionSettings().SetTargets(tasks.Select(task => task.Name));
        CakeReport report;
        try
        {
            report = await engine.RunTargetAsync(context, Strategy(), settings);
            Assert.Empty(failing);
        }
        catch (CakeReportException failed)
        {
            report = failed.Report;
            Assert.NotEmpty(failing);
        }

        TaskPlan plan = TaskPlanner.Plan(tasks, [.. tasks.Select(task => task.Name)], exclusive: false);
        Assert.Equal(plan.Tasks.Select(task => task.Name), report.Select(row => row.TaskName));
        Assert.Equal(ran.Distinct().Count(), ran.Count);
        List<string> order = [.. ran];
        foreach (PlannedTask task in plan.Tasks)
        {
            bool isBlocked = task.Dependencies.Any(d => run.Rows[d].State is TaskState.Failed or TaskState.Blocked);
            Assert.Equal(isBlocked ? TaskState.Blocked : failing.Contains(task.Name) ? TaskState.Failed : TaskState.Passed, run.Rows[task.Index].State);
            Assert.Equal(!isBlocked, order.Contains(task.Name));
            Assert.All(task.Dependencies.Where(_ => !isBlocked), d => Assert.True(order.IndexOf(plan.Tasks[d].Name) < order.IndexOf(task.Name)));
        }
    }

    private static ParallelEngine Create(BuildRun run, BuildOptions options, ICakeDataService? data = null) => new(
        data ?? new CakeDataService(), new NullLog(), options, run, new Board(new PlainView(TextWriter.Null), TimeProvider.System), TimeProvider.System, (IFrostingTask[])[], (ITimeLimits[])[]);

    private static DefaultExecutionStrategy Strategy() => new(new NullLog(), new NoPrinter());

    private sealed class NoPrinter : ICakeReportPrinter
    {
        public void Write(CakeReport report)
        {
        }

        public void WriteLifeCycleStep(string name, Verbosity verbosity)
        {
        }

        public void WriteStep(string name, Verbosity verbosity)
        {
        }

        public void WriteSkippedStep(string name, Verbosity verbosity)
        {
        }
    }
}
