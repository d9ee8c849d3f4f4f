using System.Collections.Immutable;

namespace Build.Engine;

/// <summary>The one exception that a run ends with, made from all rows.</summary>
internal static class RunFailure
{
    public static Exception? Of(ImmutableArray<TaskRow> rows, bool stopped)
    {
        if (stopped)
        {
            return new OperationCanceledException("the build was stopped. First triage: run it again; what had finished is in the report");
        }

        TaskRow[] failed = [.. rows.Where(row => row.State is TaskState.Failed)];
        if (failed is [])
        {
            return null;
        }

        TaskRow first = failed.FirstOrDefault(row => row.Error is UsageException) ?? failed[0];
        string more = failed.Length == 1 ? string.Empty : $" (and {failed.Length - 1} more: {string.Join(", ", failed.Where(row => row != first).Select(row => row.Name))})";
        return first.Error is UsageException usage
            ? usage
            : new BuildException($"task '{first.Name}' failed: {first.Detail}{more}", first.Triage!, first.Error);
    }
}
