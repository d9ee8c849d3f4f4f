using WorldForge.Events;
using WorldForge.Traces;

namespace WorldForge.Tests.Traces;

public sealed class EventStepsTests
{
    [Theory]
    [InlineData("success", "success")]
    [InlineData("failure", "failed")]
    [InlineData("budget_exceeded", "failed")]
    [InlineData("retry", "running")]
    [InlineData("started", "pending")]
    [InlineData("retry success", "success")]
    [InlineData("retry retry failure", "failed")]
    [InlineData("retry retry", "running")]
    [InlineData("success retry", "success running")]
    [InlineData("retry success retry budget_exceeded", "success failed")]
    public void Folds_retries_into_the_outcome_that_follows(string phases, string expected)
    {
        WorkflowTrace trace = WorkflowTrace.FromEvents("w", "n", [.. phases.Split(' ').Select(phase => new ProviderEvent("mock", "predict", phase))]);

        Assert.Equal(expected, string.Join(' ', trace.Steps.Select(step => Enum.GetName(step.Status)!.ToLowerInvariant())));
        Assert.Equal(Enumerable.Range(1, trace.Steps.Length).Select(n => $"event-{n}"), trace.Steps.Select(step => step.StepId));
    }

    [Fact]
    public void Folds_by_operation_also_when_calls_interleave()
    {
        WorkflowTrace trace = WorkflowTrace.FromEvents("w", "n",
        [
            new ProviderEvent("a", "predict", "retry"), new ProviderEvent("b", "predict", "retry"), new ProviderEvent("a", "predict", "success"),
        ]);

        Assert.Equal(["b:Running", "a:Success"], trace.Steps.Select(step => $"{step.Provider}:{step.Status}"));
    }

    [Fact]
    public void Takes_over_capability_duration_artifact_and_error()
    {
        WorkflowTrace trace = WorkflowTrace.FromEvents("w", "n",
        [
            Events.SampleEvents.Full,
            new ProviderEvent("mock", "score", "success") { Message = "all well", ArtifactId = "token=abc" },
            new ProviderEvent("mock", "task poll", "success"),
        ]);

        Assert.Equal(["policy", "score", null], trace.Steps.Select(step => step.Capability));
        Assert.Equal((12.5, "upstream said no", "plan.json"), (trace.Steps[0].DurationMs, trace.Steps[0].ErrorSummary, trace.Steps[0].OutputArtifacts[0].Label));
        Assert.Null(trace.Steps[1].ErrorSummary);
        Assert.Equal("artifact", trace.Steps[1].OutputArtifacts[0].Label);
    }

    [Fact]
    public void Makes_one_skipped_step_of_no_events()
    {
        WorkflowTrace trace = WorkflowTrace.FromEvents("w", "n", []);

        WorkflowTraceStep step = Assert.Single(trace.Steps);
        Assert.Equal(("no-provider-events", TraceStatus.Skipped), (step.StepId, trace.Status));
        Assert.NotNull(step.ErrorSummary);
    }
}
