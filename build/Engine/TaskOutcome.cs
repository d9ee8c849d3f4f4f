namespace Build.Engine;

/// <summary>The row of a task that was started, and whether it let go of what it used.</summary>
/// <param name="Abandoned">It did not stop when told to, so its resources must be taken as still in use.</param>
internal sealed record TaskOutcome(TaskRow Row, bool Abandoned = false);
