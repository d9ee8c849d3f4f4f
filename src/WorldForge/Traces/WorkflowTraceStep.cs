using System.Collections.Immutable;
using WorldForge.Serialization;

namespace WorldForge.Traces;

/// <summary>One step of a <see cref="WorkflowTrace"/>. Texts are redacted when they are set.</summary>
public sealed record WorkflowTraceStep
{
    /// <summary>Unique id: letters, digits, <c>_ . : -</c>, without a secret-like word.</summary>
    public required string StepId { get; init => field = TraceText.Id(value, "step_id"); }

    /// <summary>What the step does.</summary>
    public required string Operation { get; init => field = TraceText.Required(value, "operation"); }

    /// <summary>State of the step.</summary>
    public required TraceStatus Status
    {
        get;
        init => field = Enum.IsDefined(value) ? value : throw TraceFault.Of("step status is unknown");
    }

    /// <summary>Provider that did the work.</summary>
    public string? Provider { get; init => field = TraceText.OptionalText(value, "provider"); }

    /// <summary>Capability that was used.</summary>
    public string? Capability { get; init => field = TraceText.OptionalText(value, "capability"); }

    /// <summary>Step that this one belongs to.</summary>
    public string? ParentId { get; init => field = value is null ? null : TraceText.Id(value, "parent_id"); }

    /// <summary>What the step read.</summary>
    public ImmutableArray<WorkflowArtifactRef> InputArtifacts { get; init => field = Artifacts(value, "input_artifacts"); } = [];

    /// <summary>What the step wrote.</summary>
    public ImmutableArray<WorkflowArtifactRef> OutputArtifacts { get; init => field = Artifacts(value, "output_artifacts"); } = [];

    /// <summary>Duration in milliseconds, finite and not negative.</summary>
    public double? DurationMs
    {
        get;
        init => field = value is null or (>= 0 and <= double.MaxValue)
            ? value
            : throw TraceFault.Of("duration_ms must be a finite number of at least 0");
    }

    /// <summary>Why the step failed, or why it was skipped.</summary>
    public string? ErrorSummary { get; init => field = TraceText.Optional(value); }

    /// <summary>Whether every artifact may leave this machine.</summary>
    public bool SafeToAttach => InputArtifacts.All(item => item.SafeToAttach) && OutputArtifacts.All(item => item.SafeToAttach);

    internal JsonObject ToJson()
    {
        var wire = new JsonObject.Builder();
        wire.Add("step_id", StepId);
        wire.Add("operation", Operation);
        wire.Add("status", TraceStatusRules.Word(Status));
        wire.Add("input_artifacts", JsonList.Create(InputArtifacts.Select(item => item.ToJson())));
        wire.Add("output_artifacts", JsonList.Create(OutputArtifacts.Select(item => item.ToJson())));
        Add(wire, "provider", Provider);
        Add(wire, "capability", Capability);
        Add(wire, "parent_id", ParentId);
        if (DurationMs is { } duration)
        {
            wire.Add("duration_ms", duration);
        }

        Add(wire, "error_summary", ErrorSummary);
        return wire.Build();
    }

    private static ImmutableArray<WorkflowArtifactRef> Artifacts(ImmutableArray<WorkflowArtifactRef> value, string field) =>
        value.IsDefault ? []
        : value.Contains(null!) ? throw TraceFault.Of($"{field} must not hold null")
        : value;

    private static void Add(JsonObject.Builder wire, string name, string? text)
    {
        if (text is not null)
        {
            wire.Add(name, text);
        }
    }
}
