namespace WorldForge.Traces;

/// <summary>A step that runs. The first outcome stands; disposing without one records a failure.</summary>
public sealed class WorkflowTraceRecording : IDisposable
{
    private readonly WorkflowTraceBuilder _builder;
    private readonly TimeProvider _time;
    private readonly int _index;
    private readonly long _start;
    private int _ended;

    internal WorkflowTraceRecording(WorkflowTraceBuilder builder, int index, TimeProvider time)
    {
        _builder = builder;
        _index = index;
        _time = time;
        _start = time.GetTimestamp();
    }

    /// <summary>Ends the step well.</summary>
    /// <param name="outputs">What the step wrote, added to what was known when it started.</param>
    public void Succeed(params IReadOnlyList<WorkflowArtifactRef> outputs) => End(TraceStatus.Success, summary: null, outputs);

    /// <summary>Ends the step badly.</summary>
    /// <param name="summary">Why; redacted.</param>
    public void Fail(string summary) => End(TraceStatus.Failed, summary, []);

    /// <summary>Ends the step as not run.</summary>
    /// <param name="reason">Why; redacted.</param>
    public void Skip(string reason) => End(TraceStatus.Skipped, reason, []);

    /// <summary>Ends the step; without an earlier outcome it has failed.</summary>
    public void Dispose() => Fail("The step ended without an outcome.");

    private void End(TraceStatus status, string? summary, IReadOnlyList<WorkflowArtifactRef> outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        if (Interlocked.Exchange(ref _ended, 1) == 0)
        {
            double duration = _time.GetElapsedTime(_start).TotalMilliseconds;
            _builder.Update(_index, step => step with
            {
                Status = status,
                DurationMs = duration,
                ErrorSummary = summary,
                OutputArtifacts = [.. step.OutputArtifacts, .. outputs],
            });
        }
    }
}
