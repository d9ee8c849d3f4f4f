namespace Build.Progress;

/// <summary>Where gates tell how they fare, while they run. Safe to call from any task.</summary>
public interface IGateProgress
{
    /// <summary>Names a gate that this run is to judge, and the task that does it; that task is then shown as the gate.</summary>
    void Planned(string gate, string task);

    void Started(string gate);

    /// <param name="status">The wire word: <c>passed</c>, <c>failed</c>, <c>skipped</c>, <c>not-run</c>.</param>
    /// <param name="triage">The first step for the reader; for a gate that did not pass.</param>
    void Finished(string gate, string status, TimeSpan duration, string? triage);
}
