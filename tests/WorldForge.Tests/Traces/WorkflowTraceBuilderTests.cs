using WorldForge.Serialization;
using WorldForge.Testing;
using WorldForge.Traces;

namespace WorldForge.Tests.Traces;

public sealed class WorkflowTraceBuilderTests
{
    private readonly ManualTimeProvider _clock = new();

    [Fact]
    public void Records_outcomes_and_durations()
    {
        var builder = new WorkflowTraceBuilder("w", "n", _clock);
        using (WorkflowTraceRecording root = builder.Start(WorkflowTraceTests.Step("root")))
        {
            _clock.Advance(TimeSpan.FromMilliseconds(20));
            using WorkflowTraceRecording child = builder.Start(WorkflowTraceTests.Step("child") with { ParentId = "root" });
            _clock.Advance(TimeSpan.FromMilliseconds(5));
            child.Fail("token=abc was refused");
            Assert.Equal(TraceStatus.Failed, builder.Build().Status);
            root.Succeed(new WorkflowArtifactRef("plan", "plan.json"));
        }

        builder.Add(WorkflowTraceTests.Step("later", TraceStatus.Skipped));
        WorkflowTrace trace = builder.Build(JsonObject.Create(("suite", "s")));

        Assert.Equal(
            ["root:Success:25", "child:Failed:5", "later:Skipped:"],
            trace.Steps.Select(step => $"{step.StepId}:{step.Status}:{step.DurationMs}"));
        Assert.Equal("token=[redacted] was refused", trace.Steps[1].ErrorSummary);
        Assert.Equal("plan", Assert.Single(trace.Steps[0].OutputArtifacts).Label);
    }

    [Fact]
    public void Takes_a_step_that_ends_without_outcome_for_failed()
    {
        var builder = new WorkflowTraceBuilder("w", "n", _clock);

        WorkflowTraceRecording step = builder.Start(WorkflowTraceTests.Step("a"));
        Assert.Equal(TraceStatus.Running, builder.Build().Status);
        step.Dispose();

        Assert.Equal(TraceStatus.Failed, builder.Build().Status);
        Assert.Contains("without an outcome", builder.Build().Steps[0].ErrorSummary, StringComparison.Ordinal);
    }

    [Fact]
    public void Lets_the_first_outcome_stand()
    {
        var builder = new WorkflowTraceBuilder("w", "n", _clock);
        using (WorkflowTraceRecording step = builder.Start(WorkflowTraceTests.Step("a")))
        {
            step.Skip("nothing to do");
            step.Fail("too late");
        }

        Assert.Equal((TraceStatus.Skipped, "nothing to do"), (builder.Build().Status, builder.Build().Steps[0].ErrorSummary));
    }

    [Fact]
    public void Refuses_a_repeated_id_an_unknown_parent_and_bad_names()
    {
        var builder = new WorkflowTraceBuilder("w", "n");
        builder.Add(WorkflowTraceTests.Step("a"));

        Assert.Throws<WorldForgeException>(() => builder.Start(WorkflowTraceTests.Step("a")));
        Assert.Throws<WorldForgeException>(() => builder.Add(WorkflowTraceTests.Step("b") with { ParentId = "x" }));
        Assert.Throws<WorldForgeException>(() => new WorkflowTraceBuilder("", "n"));
        Assert.Throws<WorldForgeException>(() => new WorkflowTraceBuilder("w", " "));
        Assert.Single(builder.Build().Steps);
    }
}
