using WorldForge.Serialization;

namespace WorldForge.Traces;

/// <summary>Records a workflow while it runs.</summary>
/// <remarks>Thread-safe. Each started step ends with exactly one outcome, because a step that is disposed without one has failed.</remarks>
public sealed class WorkflowTraceBuilder
{
    private readonly Lock _gate = new();
    private readonly List<WorkflowTraceStep> _steps = [];
    private readonly string _workflowId;
    private readonly string _name;
    private readonly TimeProvider _time;

    /// <summary>Starts an empty record.</summary>
    /// <param name="workflowId">Letters, digits, <c>_ . : -</c>, without a secret-like word.</param>
    /// <param name="name">Name for people; not blank.</param>
    /// <param name="time">Clock for durations; the system's when <see langword="null"/>.</param>
    /// <exception cref="WorldForgeException">A name breaks its rule.</exception>
    public WorkflowTraceBuilder(string workflowId, string name, TimeProvider? time = null)
    {
        _workflowId = TraceText.Id(workflowId, "workflow_id");
        _name = TraceText.Required(name, "name");
        _time = time ?? TimeProvider.System;
    }

    /// <summary>Starts a step and its clock.</summary>
    /// <param name="step">The step; its status, duration and error summary are set by the recording.</param>
    /// <returns>The running step, to be disposed when its work ends.</returns>
    /// <exception cref="WorldForgeException">The id is taken or the parent is unknown.</exception>
    public WorkflowTraceRecording Start(WorkflowTraceStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        lock (_gate)
        {
            AddCore(step with { Status = TraceStatus.Running });
            return new WorkflowTraceRecording(this, _steps.Count - 1, _time);
        }
    }

    /// <summary>Adds a step that did not run, or whose outcome is known.</summary>
    /// <param name="step">The step as it shall stand in the trace.</param>
    /// <exception cref="WorldForgeException">The id is taken or the parent is unknown.</exception>
    public void Add(WorkflowTraceStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        lock (_gate)
        {
            AddCore(step);
        }
    }

    /// <summary>Makes a trace of what is recorded so far; steps that still run are <c>running</c>.</summary>
    /// <param name="metadata">Facts about the workflow.</param>
    /// <returns>The trace.</returns>
    /// <exception cref="WorldForgeException">There is no step yet, or the metadata is refused.</exception>
    public WorkflowTrace Build(JsonObject? metadata = null)
    {
        lock (_gate)
        {
            return new WorkflowTrace(_workflowId, _name, _steps, metadata);
        }
    }

    internal void Update(int index, Func<WorkflowTraceStep, WorkflowTraceStep> change)
    {
        lock (_gate)
        {
            _steps[index] = change(_steps[index]);
        }
    }

    private void AddCore(WorkflowTraceStep step)
    {
        StepGraph.Check([.. _steps, step]);
        _steps.Add(step);
    }
}
