using WorldForge.Serialization;
using WorldForge.Traces;

namespace WorldForge.Planning;

/// <summary>Records the steps of one planning run, and hands the trace of a failed one to the host.</summary>
internal sealed class PlanTraceRecorder
{
    private const string RootId = "plan";

    private readonly WorkflowTraceBuilder _builder;
    private readonly WorkflowTraceRecording _root;
    private readonly JsonObject _facts;

    public PlanTraceRecorder(string planner, PlanningMode mode, string primaryProvider, TimeProvider time)
    {
        string word = PlanningModeWords.Word(mode);
        _facts = JsonObject.Create(("planner", planner), ("planning_mode", word));
        _builder = new WorkflowTraceBuilder("plan:" + PlanningModeWords.IdWord(mode), word + " planning", time);
        _root = _builder.Start(new WorkflowTraceStep
        {
            StepId = RootId,
            Operation = word + " planning",
            Status = TraceStatus.Running,
            Provider = primaryProvider,
            InputArtifacts = [new WorkflowArtifactRef("world-state")],
        });
    }

    /// <summary>Starts a step below the root.</summary>
    public WorkflowTraceRecording Start(string id, string operation, string provider, string capability, string? input = null) =>
        _builder.Start(Step(id, operation) with
        {
            Provider = provider,
            Capability = capability,
            InputArtifacts = input is null ? [] : [new WorkflowArtifactRef(input)],
        });

    /// <summary>Adds a step that this mode does not have.</summary>
    public void Skip(string id, string operation, string capability, string reason) =>
        _builder.Add(Step(id, operation) with { Capability = capability, Status = TraceStatus.Skipped, ErrorSummary = reason });

    /// <summary>Runs a step; its failure becomes that of the step and goes on.</summary>
    public static async ValueTask<T> RunAsync<T>(WorkflowTraceRecording step, string output, ValueTask<T> work)
    {
        try
        {
            T result = await work.ConfigureAwait(false);
            step.Succeed(new WorkflowArtifactRef(output));
            return result;
        }
        catch (Exception error) when (Recorded(step, error))
        {
            throw;
        }
    }

    /// <summary>Ends a run that found a plan.</summary>
    public WorkflowTrace Finish(int actionCount, long candidateCount)
    {
        _root.Succeed(new WorkflowArtifactRef(RootId));
        return _builder.Build(_facts.With("action_count", actionCount).With("candidate_count", candidateCount));
    }

    /// <summary>Ends a run that failed and leaves its trace in the error's data. Always true, so that it can stand in a filter.</summary>
    public bool Attach(Exception error)
    {
        Recorded(_root, error);
        error.Data[Plan.TraceKey] = _builder.Build(_facts);
        return true;
    }

    private static bool Recorded(WorkflowTraceRecording step, Exception error)
    {
        step.Fail(error is OperationCanceledException ? "The call was cancelled." : error.Message);
        return true;
    }

    private static WorkflowTraceStep Step(string id, string operation) =>
        new() { StepId = id, Operation = operation, Status = TraceStatus.Running, ParentId = RootId };
}
