#region usings
using System;
using WorldForge.Traces;
#endregion

namespace DocSamples;

/// <summary>A workflow trace.</summary>
internal static class Tracing
{
    public static Task Run(TextWriter Console)
    {
        #region Run
        var builder = new WorkflowTraceBuilder("plan:demo", "Plan a push");
        using (WorkflowTraceRecording score = builder.Start(new WorkflowTraceStep
        {
            StepId = "score",
            Operation = "score candidates",
            Provider = "mock",
            Capability = "score",
            Status = TraceStatus.Running,
        }))
        {
            score.Succeed(new WorkflowArtifactRef("plan", "results/plan.json"));
        }

        Console.WriteLine(builder.Build().Status);
        #endregion
        return Task.CompletedTask;
    }
}
