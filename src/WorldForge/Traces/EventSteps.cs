using WorldForge.Events;
using WorldForge.Validation;

namespace WorldForge.Traces;

/// <summary>Makes the steps of a trace out of provider events.</summary>
internal static class EventSteps
{
    public static IReadOnlyList<WorkflowTraceStep> Of(IReadOnlyList<ProviderEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        if (events.Count == 0)
        {
            return
            [
                new WorkflowTraceStep
                {
                    StepId = "no-provider-events",
                    Operation = "provider-events",
                    Status = TraceStatus.Skipped,
                    ErrorSummary = "No provider events were recorded.",
                },
            ];
        }

        return [.. WithoutFoldedRetries(events).Select(Step)];
    }

    // Seen from the end, a retry is part of a later retry or outcome of the same operation, if there is one.
    private static List<ProviderEvent> WithoutFoldedRetries(IReadOnlyList<ProviderEvent> events)
    {
        var kept = new List<ProviderEvent>();
        var continued = new HashSet<(string Provider, string Operation)>();
        foreach (ProviderEvent item in events.Reverse())
        {
            bool isKnown = Status(item.Phase) is not TraceStatus.Pending;
            bool isNew = !isKnown || continued.Add((item.Provider, item.Operation));
            if (isNew || item.Phase is not EventPhase.Retry)
            {
                kept.Add(item);
            }
        }

        kept.Reverse();
        return kept;
    }

    private static WorkflowTraceStep Step(ProviderEvent source, int index)
    {
        TraceStatus status = Status(source.Phase);
        return new WorkflowTraceStep
        {
            StepId = $"event-{index + 1}",
            Operation = source.Operation,
            Provider = source.Provider,
            Capability = source.Capability ?? EventCapability.Known(source.Operation),
            Status = status,
            DurationMs = source.DurationMs,
            OutputArtifacts = source.ArtifactId is { } artifact ? [Artifact(artifact)] : [],
            ErrorSummary = status is TraceStatus.Failed ? source.Message : null,
        };
    }

    private static WorkflowArtifactRef Artifact(string id) => new(Identifiers.HasSecretWord(id) || TraceText.Optional(id) != id ? "artifact" : id);

    private static TraceStatus Status(string phase) => phase switch
    {
        EventPhase.Success => TraceStatus.Success,
        EventPhase.Failure or EventPhase.BudgetExceeded => TraceStatus.Failed,
        EventPhase.Retry => TraceStatus.Running,
        _ => TraceStatus.Pending,
    };
}
