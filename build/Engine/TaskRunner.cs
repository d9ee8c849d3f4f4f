using System.Diagnostics.CodeAnalysis;
using Build.Progress;
using Cake.Core;

namespace Build.Engine;

/// <summary>Runs one planned task under its time limit, with its own cancellation and its own block of output.</summary>
internal sealed class TaskRunner(
    BuildRun run,
    NodeEngine engine,
    IRunProgress progress,
    TimeProvider time,
    Func<string, TimeSpan?> timeLimit)
{
    /// <summary>How long a task may take to stop after it was told to.</summary>
    internal static readonly TimeSpan Grace = TimeSpan.FromSeconds(20);

    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "An abandoned task may still look at its token.")]
    public async Task<TaskOutcome> RunAsync(PlannedTask task, ICakeContext context, IExecutionStrategy strategy, bool captures)
    {
        TimeSpan? limit = timeLimit(task.Name);
        long start = time.GetTimestamp();
        var expiry = new CancellationTokenSource(limit ?? Timeout.InfiniteTimeSpan, time);
        var linked = CancellationTokenSource.CreateLinkedTokenSource(run.Stopping, expiry.Token);
        var scope = new TaskScope(task.Name, captures, linked.Token);
        Announce(task, captures);
        Task<TaskRow> work = Task.Run(() => ExecuteAsync(task, context, strategy, scope), CancellationToken.None);
        bool ended = await EndsAsync(work, linked.Token).ConfigureAwait(false);
        TaskRow row = ended
            ? await work.ConfigureAwait(false)
            : new TaskRow(task.Name, TaskState.Failed, TimeSpan.Zero, $"did not stop within {Seconds(Grace)} after it was told to");
        row = Judge(row with { Duration = time.GetElapsedTime(start) }, ended, limit, expiry.IsCancellationRequested);
        if (ended)
        {
            linked.Dispose();
            expiry.Dispose();
        }

        Conclude(task, row, scope);
        return new TaskOutcome(row, Abandoned: !ended);
    }

    private static string Seconds(TimeSpan span) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{span.TotalSeconds:0.###} s");

    private TaskRow Judge(TaskRow row, bool ended, TimeSpan? limit, bool expired) => row switch
    {
        { State: not TaskState.Failed } => row,
        _ when expired => row with { Detail = $"exceeded its time limit of {Seconds(limit!.Value)}{(ended ? string.Empty : $" and {row.Detail}")}" },
        { Error: OperationCanceledException } when run.IsStopping => row with { State = TaskState.Cancelled, Detail = "the run was stopped", Error = null },
        { Error: null } when run.IsStopping => row with { State = TaskState.Cancelled },
        _ => row,
    };

    private async Task<bool> EndsAsync(Task<TaskRow> work, CancellationToken told)
    {
        var stop = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using CancellationTokenRegistration registration = told.Register(stop.SetResult);
        if (await Task.WhenAny(work, stop.Task).ConfigureAwait(false) == work)
        {
            return true;
        }

        using var waiting = new CancellationTokenSource();
        bool ended = await Task.WhenAny(work, Task.Delay(Grace, time, waiting.Token)).ConfigureAwait(false) == work;
        await waiting.CancelAsync().ConfigureAwait(false);
        return ended;
    }

    private async Task<TaskRow> ExecuteAsync(PlannedTask task, ICakeContext context, IExecutionStrategy strategy, TaskScope scope)
    {
        run.Enter(scope);
        try
        {
            if (task.Task.Criterias.FirstOrDefault(criteria => !criteria.Predicate(context)) is { } no)
            {
                return Skip(task, no, context, strategy);
            }

            CakeReportEntry? entry = await engine.RunAsync(task.Task, context, strategy).ConfigureAwait(false);
            return entry?.ExecutionStatus switch
            {
                CakeTaskExecutionStatus.Failed => new TaskRow(task.Name, TaskState.Tolerated, TimeSpan.Zero, "failed; its error handler let the run go on"),
                CakeTaskExecutionStatus.Delegated => new TaskRow(task.Name, TaskState.Grouped, TimeSpan.Zero),
                _ => new TaskRow(task.Name, TaskState.Passed, TimeSpan.Zero),
            };
        }
        catch (Exception exception) when (IsTasks(exception))
        {
            Exception error = exception is CakeReportException { InnerException: { } inner } ? inner : exception;
            return new TaskRow(task.Name, TaskState.Failed, TimeSpan.Zero, (error as BuildException)?.Reason ?? error.Message, error);
        }
    }

    // Whatever a task throws is that task's result: the others go on, and the run fails in the end.
    private static bool IsTasks(Exception exception) => exception is not null;

    private TaskRow Skip(PlannedTask task, CakeTaskCriteria no, ICakeContext context, IExecutionStrategy strategy)
    {
        string reason = string.IsNullOrWhiteSpace(no.Message) ? "its criteria was not met" : no.Message;
        if (task.IsTarget)
        {
            throw new BuildException($"target '{task.Name}' was skipped: {reason}", "meet the condition, or choose another target");
        }

        engine.Skip(task.Task, no, context, strategy);
        return new TaskRow(task.Name, TaskState.Skipped, TimeSpan.Zero, reason);
    }

    private void Announce(PlannedTask task, bool captures)
    {
        if (captures && !task.IsGroup)
        {
            progress.TaskStarted(task.Name);
        }
    }

    private void Conclude(PlannedTask task, TaskRow row, TaskScope scope)
    {
        if (scope.Captures && !task.IsGroup)
        {
            progress.TaskFinished(row, scope.Drain());
        }
    }
}
