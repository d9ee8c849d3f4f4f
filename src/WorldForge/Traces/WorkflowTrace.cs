using System.Collections.Immutable;
using WorldForge.Events;
using WorldForge.Evidence;
using WorldForge.Serialization;

namespace WorldForge.Traces;

/// <summary>What happened in a workflow, step by step, in a form that may be attached to a report.</summary>
/// <remarks>
/// The status follows from the steps and cannot contradict them: any failed, else any running, else all skipped, else any pending, else
/// success. Never holds prompts, tensors, credentials, controller telemetry or tracing-backend state. Immutable.
/// </remarks>
public sealed record WorkflowTrace
{
    /// <summary>Builds a trace.</summary>
    /// <param name="workflowId">Letters, digits, <c>_ . : -</c>, without a secret-like word.</param>
    /// <param name="name">Name for people; not blank.</param>
    /// <param name="steps">At least one; ids are unique, parents are known, and there is no cycle.</param>
    /// <param name="metadata">Redacted; keys with a secret-like word are refused.</param>
    /// <param name="status">What the caller believes the status to be; refused when the steps say otherwise.</param>
    /// <exception cref="WorldForgeException">A part breaks its rule; the message names it.</exception>
    public WorkflowTrace(
        string workflowId,
        string name,
        IEnumerable<WorkflowTraceStep> steps,
        JsonObject? metadata = null,
        TraceStatus? status = null)
    {
        ArgumentNullException.ThrowIfNull(steps);
        WorkflowId = TraceText.Id(workflowId, "workflow_id");
        Name = TraceText.Required(name, "name");
        Steps = [.. steps];
        if (Steps.Contains(null!))
        {
            throw TraceFault.Of("must not hold a step that is null");
        }

        StepGraph.Check(Steps);
        Metadata = TraceText.Metadata(metadata);
        Status = TraceStatusRules.Derive([.. Steps.Select(step => step.Status)]);
        if (status is { } supplied && supplied != Status)
        {
            throw TraceFault.Of($"status {TraceStatusRules.Word(supplied)} contradicts its steps, which say {TraceStatusRules.Word(Status)}");
        }
    }

    /// <summary>Id of the workflow.</summary>
    public string WorkflowId { get; }

    /// <summary>Name for people.</summary>
    public string Name { get; }

    /// <summary>The steps, in the order in which they were given.</summary>
    public ImmutableArray<WorkflowTraceStep> Steps { get; }

    /// <summary>Redacted facts about the workflow.</summary>
    public JsonObject Metadata { get; }

    /// <summary>The status that follows from the steps.</summary>
    public TraceStatus Status { get; }

    /// <summary>Whether every artifact reference may leave this machine.</summary>
    public bool SafeToAttach => Steps.All(step => step.SafeToAttach);

    /// <summary>Makes a trace out of provider events; retries are folded into the outcome that follows them.</summary>
    /// <param name="workflowId">As in the constructor.</param>
    /// <param name="name">As in the constructor.</param>
    /// <param name="events">In order of arrival; none gives a trace of one skipped step.</param>
    /// <param name="metadata">As in the constructor.</param>
    /// <returns>The trace.</returns>
    public static WorkflowTrace FromEvents(
        string workflowId,
        string name,
        IReadOnlyList<ProviderEvent> events,
        JsonObject? metadata = null) => new(workflowId, name, EventSteps.Of(events), metadata);

    /// <summary>Reads a trace and checks everything again: version, status, counts, step graph and safety flag.</summary>
    /// <param name="document">The JSON object.</param>
    /// <returns>The trace.</returns>
    /// <exception cref="WorldForgeException">The document breaks a rule or contradicts itself.</exception>
    public static WorkflowTrace FromJson(JsonValue document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return WorkflowTraceReader.Read(document);
    }

    /// <summary>The wire form.</summary>
    /// <returns>A new object.</returns>
    public JsonObject ToJson() => JsonObject.Create(
        ("schema_version", SchemaVersions.WorkflowTrace),
        ("workflow_id", WorkflowId),
        ("name", Name),
        ("status", TraceStatusRules.Word(Status)),
        ("safe_to_attach", SafeToAttach),
        ("step_count", Steps.Length),
        ("status_counts", StatusCounts()),
        ("metadata", Metadata),
        ("steps", JsonList.Create(Steps.Select(step => step.ToJson()))));

    /// <summary>The wire form as text with two-space indent, sorted keys and a final line feed.</summary>
    /// <returns>The text.</returns>
    public string ToText() => ArtifactJson.ToText(ToJson());

    /// <summary>The trace as a Markdown page: facts, then one table row for each step.</summary>
    /// <returns>The page, ending in a line feed.</returns>
    public string ToMarkdown() => WorkflowTraceMarkdown.Render(this);

    internal JsonObject StatusCounts() => JsonObject.Create(
        [.. TraceStatusRules.All.Select(status =>
            (TraceStatusRules.Word(status), (JsonValue)Steps.Count(step => step.Status == status)))]);
}
