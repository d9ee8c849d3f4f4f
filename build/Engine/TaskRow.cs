namespace Build.Engine;

/// <summary>What a run says of one task; every planned task has a row in the end.</summary>
/// <param name="Duration">Zero for a task that did not start.</param>
/// <param name="Detail">Why it was skipped, blocked, cancelled or failed.</param>
/// <param name="Error">What it threw.</param>
public sealed record TaskRow(string Name, TaskState State, TimeSpan Duration, string? Detail = null, Exception? Error = null)
{
    /// <summary>The first step for the reader when the task did not pass.</summary>
    public string? Triage => (Error as BuildException)?.Triage
        ?? (State is TaskState.Failed ? $"./build.sh --target {Name} --verbosity diagnostic" : null);
}
