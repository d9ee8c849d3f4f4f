using System.Collections.Immutable;
using WorldForge.Evidence;
using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Traces;

/// <summary>Reads a trace and derives again whatever it says of itself.</summary>
internal static class WorkflowTraceReader
{
    public static WorkflowTrace Read(JsonValue document)
    {
        JsonFields fields = JsonFields.Of(document, "", Fault);
        fields.RejectUnknown(
            "schema_version", "workflow_id", "name", "status", "safe_to_attach", "step_count", "status_counts", "metadata", "steps");
        fields.RequireSchemaVersion(SchemaVersions.WorkflowTrace);
        var trace = new WorkflowTrace(
            fields.RequiredText("workflow_id"),
            fields.RequiredText("name"),
            fields.RequiredFieldsList("steps").Select(Step),
            fields.RequiredObject("metadata"),
            TraceStatusRules.Parse(fields.RequiredText("status"), "status"));
        Agree(fields, trace);
        return trace;
    }

    private static void Agree(JsonFields fields, WorkflowTrace trace)
    {
        if (fields.RequiredBoolean("safe_to_attach") != trace.SafeToAttach)
        {
            throw fields.Invalid("safe_to_attach", "contradicts the artifact references");
        }

        if (fields.RequiredNonNegativeInt("step_count") != trace.Steps.Length)
        {
            throw fields.Invalid("step_count", "contradicts the steps");
        }

        if (fields.RequiredObject("status_counts") != trace.StatusCounts())
        {
            throw fields.Invalid("status_counts", "contradicts the steps");
        }
    }

    private static WorkflowTraceStep Step(JsonFields fields)
    {
        fields.RejectUnknown(
            "step_id", "operation", "status", "provider", "capability", "parent_id", "input_artifacts", "output_artifacts", "duration_ms",
            "error_summary");
        return new WorkflowTraceStep
        {
            StepId = fields.RequiredText("step_id"),
            Operation = fields.RequiredText("operation"),
            Status = TraceStatusRules.Parse(fields.RequiredText("status"), fields.PathOf("status")),
            Provider = fields.OptionalText("provider"),
            Capability = fields.OptionalText("capability"),
            ParentId = fields.OptionalText("parent_id"),
            InputArtifacts = Artifacts(fields, "input_artifacts"),
            OutputArtifacts = Artifacts(fields, "output_artifacts"),
            DurationMs = fields.OptionalNonNegative("duration_ms"),
            ErrorSummary = fields.OptionalText("error_summary"),
        };
    }

    private static ImmutableArray<WorkflowArtifactRef> Artifacts(JsonFields step, string name) =>
        [.. step.RequiredFieldsList(name).Select(Artifact)];

    private static WorkflowArtifactRef Artifact(JsonFields fields)
    {
        fields.RejectUnknown("label", "path", "digest", "media_type", "safe_to_attach");
        return new WorkflowArtifactRef(
            fields.RequiredText("label"),
            fields.OptionalText("path"),
            fields.OptionalDigest("digest"),
            fields.OptionalText("media_type"),
            fields.RequiredBoolean("safe_to_attach"));
    }

    private static WorldForgeException Fault(string code, string message) => new(code, $"Workflow trace: {message}");
}
