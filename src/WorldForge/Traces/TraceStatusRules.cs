using System.Collections.Immutable;

namespace WorldForge.Traces;

/// <summary>Wire words of the statuses, and how the status of a trace follows from its steps.</summary>
internal static class TraceStatusRules
{
    public static ImmutableArray<TraceStatus> All { get; } =
        [TraceStatus.Pending, TraceStatus.Running, TraceStatus.Success, TraceStatus.Skipped, TraceStatus.Failed];

    public static string Word(TraceStatus status) => status switch
    {
        TraceStatus.Pending => "pending",
        TraceStatus.Running => "running",
        TraceStatus.Success => "success",
        TraceStatus.Skipped => "skipped",
        TraceStatus.Failed => "failed",
        _ => throw TraceFault.Of($"status has the unknown value {(int)status}"),
    };

    public static TraceStatus Parse(string word, string field)
    {
        string lower = word.Trim().ToLowerInvariant();
        foreach (TraceStatus status in All)
        {
            if (Word(status) == lower)
            {
                return status;
            }
        }

        throw TraceFault.Of($"{field} must be one of pending, running, success, skipped, failed");
    }

    /// <summary>First match: any failed, any running, all skipped, any pending; else success.</summary>
    public static TraceStatus Derive(IReadOnlyCollection<TraceStatus> steps)
    {
        if (steps.Contains(TraceStatus.Failed))
        {
            return TraceStatus.Failed;
        }

        if (steps.Contains(TraceStatus.Running))
        {
            return TraceStatus.Running;
        }

        if (steps.All(status => status is TraceStatus.Skipped))
        {
            return TraceStatus.Skipped;
        }

        return steps.Contains(TraceStatus.Pending) ? TraceStatus.Pending : TraceStatus.Success;
    }
}
