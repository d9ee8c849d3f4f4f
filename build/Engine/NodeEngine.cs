using Cake.Core;
using Cake.Core.Diagnostics;

namespace Build.Engine;

/// <summary>
/// Runs one task on a Cake engine of its own, so that error handlers, Finally, task lifetime and the report row stay
/// Cake's, while no engine is ever entered twice: Cake does not promise that it may be.
/// </summary>
internal sealed class NodeEngine(ICakeDataService data, ICakeLog log, EngineActions actions, Action<CakeEngine> listen)
{
    public async Task<CakeReportEntry?> RunAsync(CakeTask task, ICakeContext context, IExecutionStrategy strategy)
    {
        var engine = new CakeEngine(data, log);
        listen(engine);
        if (actions.TaskSetup is { } setup)
        {
            engine.RegisterTaskSetupAction(setup);
        }

        if (actions.TaskTeardown is { } teardown)
        {
            engine.RegisterTaskTeardownAction(teardown);
        }

        engine.RegisterTask(task.Name);
        Copy(task, (CakeTask)engine.Tasks[0]);
        CakeReport report = await engine.RunTargetAsync(context, strategy, new ExecutionSettings().SetTarget(task.Name)).ConfigureAwait(false);
        return report.FirstOrDefault(entry => entry.Category == CakeReportEntryCategory.Task);
    }

    /// <summary>What Cake's engine does with a task whose criteria say no.</summary>
    public void Skip(CakeTask task, CakeTaskCriteria criteria, ICakeContext context, IExecutionStrategy strategy)
    {
        criteria.CausedSkippingOfTask = true;
        if (actions.TaskSetup is { } setup)
        {
            strategy.PerformTaskSetup(setup, new TaskSetupContext(context, task));
        }

        strategy.Skip(task, criteria);
        if (actions.TaskTeardown is { } teardown)
        {
            strategy.PerformTaskTeardown(teardown, new TaskTeardownContext(context, task, TimeSpan.Zero, skipped: true, throwException: null));
        }
    }

    // Criteria are left out: they were evaluated already. Dependencies are for information only.
    private static void Copy(CakeTask from, CakeTask to)
    {
        to.Description = from.Description;
        to.ErrorHandler = from.ErrorHandler;
        to.ErrorReporter = from.ErrorReporter;
        to.FinallyHandler = from.FinallyHandler;
        to.DeferExceptions = from.DeferExceptions;
        to.Actions.AddRange(from.Actions);
        while (from.DelayedActions.TryDequeue(out Func<ICakeContext, Task>? delayed))
        {
            to.DelayedActions.Enqueue(delayed);
        }

        to.Dependencies.AddRange(from.Dependencies.Select(dependency => new CakeTaskDependency(dependency.Name, required: false)));
    }
}
