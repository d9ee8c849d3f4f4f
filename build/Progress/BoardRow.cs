namespace Build.Progress;

/// <summary>What is shown of a task or a gate.</summary>
/// <param name="Status">Lower case: <c>waiting</c>, <c>running</c>, or how it ended.</param>
/// <param name="Started">When it started, as time since the run began; <see langword="null"/> before.</param>
/// <param name="Note">The first triage step, or why it did not run.</param>
public sealed record BoardRow(string Name, bool IsGate, string Status, TimeSpan? Started = null, TimeSpan? Duration = null, string? Note = null)
{
    public const string Waiting = "waiting";

    public const string Running = "running";

    public string Label => IsGate ? $"Gate {Name}" : Name;

    public bool IsOver => Status is not (Waiting or Running);
}
