using BenchmarkDotNet.Attributes;
using Build;
using Build.Engine;
using Build.Progress;
using Cake.Core;
using Cake.Core.Diagnostics;
using Cake.Core.Graph;

namespace WorldForge.Benchmarks.Build;

/// <summary>
/// What the build's own machinery costs: planning a graph of empty tasks, and running it. Budgets: 20 ms for a plan of
/// 1,000 tasks, 8 ms per task for running.
/// </summary>
[MemoryDiagnoser]
public class SchedulingBenchmarks
{
    private List<CakeTask> _tasks = [];
    private ICakeContext _context = null!;

    [Params(100, 1000)]
    public int Tasks { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        _tasks = Create(Tasks);
        _context = ContextTask.Capture();
    }

    [Benchmark]
    public int Plan() => TaskPlanner.Plan(_tasks, [_tasks[^1].Name], exclusive: false).Tasks.Length;

    [Benchmark(Baseline = true)]
    public int PlanWithCakesGraph() => CakeGraphBuilder.Build(_tasks).Traverse(_tasks[^1].Name).Count();

    [Benchmark]
    public int Run() => RunAsync(jobs: 1).GetAwaiter().GetResult();

    [Benchmark]
    public int RunInParallel() => RunAsync(Environment.ProcessorCount).GetAwaiter().GetResult();

    private static List<CakeTask> Create(int count)
    {
        List<CakeTask> tasks = [.. Enumerable.Range(0, count).Select(i => new CakeTask($"Task{i:0000}"))];
        for (int i = 1; i < count - 1; i++)
        {
            foreach (int back in new[] { 1, 7, 31 }.Where(back => back <= i && i % (back + 1) != 0))
            {
                tasks[i].AddDependency(tasks[i - back].Name);
            }
        }

        foreach (CakeTask task in tasks.Take(count - 1))
        {
            tasks[^1].AddDependency(task.Name);
        }

        return tasks;
    }

    private async Task<int> RunAsync(int jobs)
    {
        var log = new NullLog();
        using var run = new BuildRun(CancellationToken.None);
        var options = new BuildOptions { Jobs = jobs };
        var board = new Board(new PlainView(TextWriter.Null), TimeProvider.System);
        var engine = new ParallelEngine(new CakeDataService(), log, options, run, board, TimeProvider.System, [], []);
        foreach (CakeTask task in _tasks)
        {
            CakeTaskBuilder builder = engine.RegisterTask(task.Name).Does(() => { });
            foreach (CakeTaskDependency dependency in task.Dependencies)
            {
                builder.IsDependentOn(dependency.Name);
            }
        }

        var strategy = new DefaultExecutionStrategy(log, new SummaryPrinter(board, run, options, TextWriter.Null, terminal: null));
        CakeReport report = await engine.RunTargetAsync(_context, strategy, new ExecutionSettings().SetTarget(_tasks[^1].Name));
        return report.Count();
    }
}
