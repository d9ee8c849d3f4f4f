using System.Collections.Immutable;
using System.Threading.Channels;

namespace Build.Engine;

/// <summary>Drives a schedule: starts what may start, waits for any to end, and goes on until every task has a row.</summary>
internal static class GraphRunner
{
    public static async Task<ImmutableArray<TaskRow>> RunAsync(
        Schedule schedule,
        Func<PlannedTask, Task<TaskOutcome>> run,
        CancellationToken stopping)
    {
        var ended = Channel.CreateUnbounded<(int Index, Task<TaskOutcome> Task)>(new UnboundedChannelOptions { SingleReader = true });
        while (true)
        {
            if (stopping.IsCancellationRequested)
            {
                schedule.CancelWaiting();
            }
            else
            {
                foreach (PlannedTask task in schedule.Start())
                {
                    _ = ReportAsync(task.Index, run(task), ended.Writer);
                }
            }

            if (schedule.Running == 0)
            {
                return schedule.Finish();
            }

            // Running tasks see the cancellation themselves; each of them still ends with a row.
            (int index, Task<TaskOutcome> outcome) = await ended.Reader.ReadAsync(CancellationToken.None).ConfigureAwait(false);
            schedule.Complete(index, await outcome.ConfigureAwait(false));
        }
    }

    private static async Task ReportAsync(int index, Task<TaskOutcome> task, ChannelWriter<(int Index, Task<TaskOutcome> Task)> ended)
    {
        await ((Task)task).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ended.TryWrite((index, task));
    }
}
