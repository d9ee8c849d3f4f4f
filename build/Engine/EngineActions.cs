using Cake.Core;
using Cake.Core.Diagnostics;

namespace Build.Engine;

/// <summary>The setup and teardown actions of a run: once around all tasks, and around each task one at a time.</summary>
internal sealed class EngineActions(ICakeDataService data)
{
    private readonly Lock _lock = new();

    public List<Action<ISetupContext>> Setups { get; } = [];

    public List<Action<ITeardownContext>> Teardowns { get; } = [];

    public Action<ITaskSetupContext>? TaskSetup { get; private set; }

    public Action<ITaskTeardownContext>? TaskTeardown { get; private set; }

    public void AddSetup<TData>(Func<ISetupContext, TData> action)
        where TData : class => Setups.Add(context => data.Add(action(context)));

    public void SetTaskSetup(Action<ITaskSetupContext> action) => TaskSetup = TaskSetup is null
        ? OneAtATime(action)
        : throw new CakeException("More than one task setup action have been registered.");

    public void SetTaskTeardown(Action<ITaskTeardownContext> action) => TaskTeardown = TaskTeardown is null
        ? OneAtATime(action)
        : throw new CakeException("More than one task teardown action have been registered.");

    /// <summary>Runs all teardowns, also after one of them has thrown.</summary>
    /// <returns>What the first failing one threw.</returns>
    public Exception? TearDown(IExecutionStrategy strategy, ITeardownContext context, ICakeLog log)
    {
        Exception? first = null;
        foreach (Action<ITeardownContext> teardown in Teardowns)
        {
            try
            {
                strategy.PerformTeardown(teardown, context);
            }
            catch (Exception exception) when (Keep(exception))
            {
                log.Verbose("Teardown: {0}", exception);
            }
        }

        return first;

        // Every exception of a user's teardown is kept for the caller, who rethrows it after the others have run.
        bool Keep(Exception exception)
        {
            first ??= exception;
            return true;
        }
    }

    private Action<T> OneAtATime<T>(Action<T> action) => context =>
    {
        lock (_lock)
        {
            action(context);
        }
    };
}
