using WorldForge.Serialization;
using WorldForge.Traces;

namespace WorldForge.Tests.Traces;

public sealed class WorkflowTraceReaderTests
{
    private static readonly WorkflowTrace Trace = new(
        "plan:1",
        "Plan",
        [
            WorkflowTraceTests.Step("root"),
            WorkflowTraceTests.Step("child", TraceStatus.Skipped) with
            {
                ParentId = "root",
                Provider = "mock",
                Capability = "score",
                DurationMs = 1.5,
                ErrorSummary = "not asked for",
                InputArtifacts = [new WorkflowArtifactRef("input", "inputs/a.json", Sha256Digest.Of("a"u8), "application/json")],
                OutputArtifacts = [new WorkflowArtifactRef("cache", "/var/cache/x", safeToAttach: false)],
            },
        ],
        JsonObject.Create(("suite_id", "planning")));

    [Fact]
    public void Reads_back_what_was_written()
    {
        WorkflowTrace read = WorkflowTrace.FromJson(StrictJson.Parse(Trace.ToText()));

        Assert.Equal(Trace.ToJson(), read.ToJson());
        Assert.False(read.SafeToAttach);
        Assert.Equal("<host-local-path>", read.Steps[1].OutputArtifacts[0].Path);
    }

    [Fact]
    public void Reads_statuses_in_any_letter_case() =>
        Assert.Equal(TraceStatus.Success, WorkflowTrace.FromJson(Trace.ToJson().With("status", "SUCCESS")).Status);

    public static TheoryData<string, string> Contradictions => new()
    {
        { "status", "\"failed\"" },
        { "status", "\"done\"" },
        { "schema_version", "2" },
        { "schema_version", "true" },
        { "schema_version", "1.0" },
        { "step_count", "3" },
        { "step_count", "true" },
        { "status_counts", """{"pending":0,"running":0,"success":2,"skipped":0,"failed":0}""" },
        { "status_counts", "{}" },
        { "safe_to_attach", "true" },
        { "safe_to_attach", "\"no\"" },
        { "metadata", "[]" },
        { "metadata", """{"password":"x"}""" },
        { "steps", "[]" },
        { "steps", "[1]" },
        { "workflow_id", "\"a b\"" },
        { "name", "\" \"" },
        { "extra", "1" },
    };

    [Theory]
    [MemberData(nameof(Contradictions))]
    public void Refuses_a_document_that_breaks_a_rule_or_contradicts_itself(string field, string value)
    {
        JsonObject changed = Trace.ToJson().With(field, StrictJson.Parse(value));

        var fault = Assert.Throws<WorldForgeException>(() => WorkflowTrace.FromJson(changed));

        Assert.Contains(field is "steps" or "extra" ? field[..4] : field.Split('_')[0], fault.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"trace\"")]
    public void Refuses_what_is_no_object(string json) =>
        Assert.Throws<WorldForgeException>(() => WorkflowTrace.FromJson(StrictJson.Parse(json)));

    [Fact]
    public void Refuses_an_artifact_flag_that_is_no_boolean()
    {
        string text = Trace.ToJson().ToString().Replace("\"safe_to_attach\":false}", "\"safe_to_attach\":0}", StringComparison.Ordinal);

        var fault = Assert.Throws<WorldForgeException>(() => WorkflowTrace.FromJson(StrictJson.Parse(text)));

        Assert.Contains("steps[].output_artifacts", fault.Message, StringComparison.Ordinal);
    }
}
