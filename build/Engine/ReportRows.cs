using Cake.Core;

namespace Build.Engine;

/// <summary>Our rows in the words of Cake's report.</summary>
internal static class ReportRows
{
    public static void Add(CakeReport report, TaskRow row) => report.Add(
        row.Name,
        row.State is TaskState.Skipped or TaskState.Blocked or TaskState.Cancelled ? row.Detail ?? string.Empty : string.Empty,
        CakeReportEntryCategory.Task,
        row.Duration,
        row.State switch
        {
            TaskState.Passed => CakeTaskExecutionStatus.Executed,
            TaskState.Grouped => CakeTaskExecutionStatus.Delegated,
            TaskState.Failed or TaskState.Tolerated => CakeTaskExecutionStatus.Failed,
            _ => CakeTaskExecutionStatus.Skipped,
        });
}
