using WorldForge.Traces;

namespace WorldForge.Planning;

/// <summary>What a failed planning run leaves behind.</summary>
public static class PlanFailure
{
    /// <summary>The trace of the planning run that ended with this error, or null when the error is of another kind.</summary>
    /// <remarks>It lies in the error's <see cref="Exception.Data"/> under <see cref="Plan.TraceKey"/>; its status is <c>failed</c>.</remarks>
    public static WorkflowTrace? TraceOf(Exception error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return error.Data[Plan.TraceKey] as WorkflowTrace;
    }
}
