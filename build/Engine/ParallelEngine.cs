using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Build.Progress;
using Cake.Core;
using Cake.Core.Diagnostics;
using Cake.Frosting;

namespace Build.Engine;

/// <summary>
/// Cake's engine with its own graph, but independent tasks run at the same time, a failure stops only what depends on it,
/// and every planned task has a row in the report. Setup and teardown actions run once per run.
/// </summary>
[SuppressMessage("Naming", "CA1713:Events should not have 'Before' or 'After' prefix", Justification = "The events are those of Cake's engine interface.")]
public sealed class ParallelEngine : ICakeEngine
{
    private readonly CakeEngine _inner;
    private readonly ICakeLog _log;
    private readonly BuildOptions _options;
    private readonly BuildRun _run;
    private readonly IRunProgress _progress;
    private readonly EngineActions _actions;
    private readonly TaskRunner _runner;
    private readonly Func<string, ImmutableArray<string>> _resources;

    public ParallelEngine(
        ICakeDataService data,
        ICakeLog log,
        BuildOptions options,
        BuildRun run,
        IRunProgress progress,
        TimeProvider time,
        IEnumerable<IFrostingTask> tasks,
        IEnumerable<ITimeLimits> limits)
    {
        ICakeLog quiet = new EngineLog(log);
        _inner = new CakeEngine(data, quiet);
        _log = log;
        _options = options;
        _run = run;
        _progress = progress;
        _actions = new EngineActions(data);
        Func<string, TaskTraits> traits = TaskTraits.From(tasks);
        _resources = name => traits(name).Resources;
        _runner = new TaskRunner(run, new NodeEngine(data, quiet, _actions, Listen), progress, time, LimitOf);

        TimeSpan? LimitOf(string name) => limits.Select(source => source.For(name)).FirstOrDefault(limit => limit is not null) ?? traits(name).TimeLimit;
    }

    public event EventHandler<BeforeSetupEventArgs>? BeforeSetup;

    public event EventHandler<AfterSetupEventArgs>? AfterSetup;

    public event EventHandler<BeforeTeardownEventArgs>? BeforeTeardown;

    public event EventHandler<AfterTeardownEventArgs>? AfterTeardown;

    public event EventHandler<BeforeTaskSetupEventArgs>? BeforeTaskSetup;

    public event EventHandler<AfterTaskSetupEventArgs>? AfterTaskSetup;

    public event EventHandler<BeforeTaskTeardownEventArgs>? BeforeTaskTeardown;

    public event EventHandler<AfterTaskTeardownEventArgs>? AfterTaskTeardown;

    /// <summary>The registered tasks. Each shows reverse edges among its dependencies, so that a drawn tree is complete.</summary>
    public IReadOnlyList<ICakeTaskInfo> Tasks => TaskView.Of(_inner.Tasks);

    public CakeTaskBuilder RegisterTask(string name) => _inner.RegisterTask(name);

    public void RegisterSetupAction(Action<ISetupContext> action) => _actions.Setups.Add(action);

    public void RegisterSetupAction<TData>(Func<ISetupContext, TData> action)
        where TData : class => _actions.AddSetup(action);

    public void RegisterTeardownAction(Action<ITeardownContext> action) => _actions.Teardowns.Add(action);

    public void RegisterTeardownAction<TData>(Action<ITeardownContext, TData> action)
        where TData : class => _actions.Teardowns.Add(context => action(context, context.Data.Get<TData>()));

    public void RegisterTaskSetupAction(Action<ITaskSetupContext> action) => _actions.SetTaskSetup(action);

    public void RegisterTaskSetupAction<TData>(Action<ITaskSetupContext, TData> action)
        where TData : class => _actions.SetTaskSetup(context => action(context, context.Data.Get<TData>()));

    public void RegisterTaskTeardownAction(Action<ITaskTeardownContext> action) => _actions.SetTaskTeardown(action);

    public void RegisterTaskTeardownAction<TData>(Action<ITaskTeardownContext, TData> action)
        where TData : class => _actions.SetTaskTeardown(context => action(context, context.Data.Get<TData>()));

    /// <exception cref="CakeReportException">A task failed or the run was stopped; the report has a row for every planned task.</exception>
    public async Task<CakeReport> RunTargetAsync(ICakeContext context, IExecutionStrategy strategy, ExecutionSettings settings)
    {
        var report = new CakeReport();
        Exception? failure = null;
        try
        {
            TaskPlan plan = TaskPlanner.Plan(_inner.Tasks, [.. settings.Targets], settings.Exclusive);
            failure = await RunPlanAsync(plan, context, strategy, report).ConfigureAwait(false);
        }
        catch (Exception exception) when (Keep(exception))
        {
            throw;
        }

        if (failure is not null && Keep(failure))
        {
            throw new CakeReportException(report, failure.Message, failure);
        }

        return report;

        bool Keep(Exception exception)
        {
            _run.ExitCode = ExitCodes.For(exception);
            return true;
        }
    }

    private async Task<Exception?> RunPlanAsync(TaskPlan plan, ICakeContext context, IExecutionStrategy strategy, CakeReport report)
    {
        bool real = strategy is DefaultExecutionStrategy;
        Exception? failure = null;
        if (real)
        {
            _progress.RunStarted([.. plan.Tasks.Where(task => !task.IsGroup).Select(task => task.Name)]);
        }

        try
        {
            SetUp(plan, context, strategy, real);
            var schedule = new Schedule(plan, real ? _options.Jobs : 1, _resources, row => NotStarted(row, real));
            _run.Rows = await GraphRunner.RunAsync(schedule, task => _runner.RunAsync(task, context, strategy, captures: real), _run.Stopping).ConfigureAwait(false);
            failure = RunFailure.Of(_run.Rows, _run.IsStopping);
        }
        catch (Exception exception) when (Keep(exception))
        {
            // A failed setup ends the run; teardown follows, and the exception is the run's result.
        }

        foreach (TaskRow row in _run.Rows)
        {
            ReportRows.Add(report, row);
        }

        if (real)
        {
            _progress.RunFinished(_run.Rows);
        }

        Exception? unclean = real ? TearDown(context, strategy, failure) : null;
        return failure ?? unclean;

        bool Keep(Exception exception)
        {
            failure = exception;
            return true;
        }
    }

    // A dry run changes nothing, so it neither sets up nor tears down.
    private void SetUp(TaskPlan plan, ICakeContext context, IExecutionStrategy strategy, bool real)
    {
        if (!real)
        {
            return;
        }

        BeforeSetup?.Invoke(this, new BeforeSetupEventArgs(context));
        ICakeTaskInfo target = plan.Tasks.Last(task => task.IsTarget).Task;
        foreach (Action<ISetupContext> setup in _actions.Setups)
        {
            strategy.PerformSetup(setup, new SetupContext(context, target, plan.Tasks.Select(task => task.Task)));
        }

        AfterSetup?.Invoke(this, new AfterSetupEventArgs(context));
    }

    // Teardown writes evidence also after a stop, so it gets a token of its own.
    private Exception? TearDown(ICakeContext context, IExecutionStrategy strategy, Exception? failure)
    {
        _run.Enter(new TaskScope("Teardown", captures: false, CancellationToken.None));
        var teardown = new TeardownContext(context, failure);
        BeforeTeardown?.Invoke(this, new BeforeTeardownEventArgs(teardown));
        Exception? unclean = _actions.TearDown(strategy, teardown, _log);
        AfterTeardown?.Invoke(this, new AfterTeardownEventArgs(teardown));
        _run.Enter(null);
        return unclean;
    }

    private void NotStarted(TaskRow row, bool real)
    {
        if (real)
        {
            _progress.TaskFinished(row, string.Empty);
        }
    }

    private void Listen(CakeEngine engine)
    {
        engine.BeforeTaskSetup += (_, e) => BeforeTaskSetup?.Invoke(this, e);
        engine.AfterTaskSetup += (_, e) => AfterTaskSetup?.Invoke(this, e);
        engine.BeforeTaskTeardown += (_, e) => BeforeTaskTeardown?.Invoke(this, e);
        engine.AfterTaskTeardown += (_, e) => AfterTaskTeardown?.Invoke(this, e);
    }
}
