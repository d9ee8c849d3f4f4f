using WorldForge.Evidence;
using WorldForge.Serialization;
using WorldForge.Traces;
using WorldForge.Validation;

namespace WorldForge.Evaluation;

/// <summary>The wire form of an <see cref="EvaluationReport"/>.</summary>
internal static class EvaluationReportJson
{
    private static readonly string[] _known =
    [
        "suite_id", "suite", "claim_boundary", "metric_semantics", "provider_summaries", "results", "failure_gallery", "provenance",
        "workflow_trace",
    ];

    public static JsonObject Write(EvaluationReport report)
    {
        var wire = new JsonObject.Builder
        {
            ["suite_id"] = report.SuiteId,
            ["suite"] = report.Suite,
            ["claim_boundary"] = report.ClaimBoundary,
            ["metric_semantics"] = report.MetricSemantics,
            ["provider_summaries"] = JsonList.Create(report.ProviderSummaries.Select(static summary => summary.ToJson())),
            ["results"] = JsonList.Create(report.Results.Select(static result => result.ToJson())),
        };
        FailureGallery gallery = report.Gallery(report.MaxGalleryCases);
        if (!gallery.Cases.IsEmpty)
        {
            wire["failure_gallery"] = gallery.ToJson();
        }

        if (report.Provenance is { } provenance)
        {
            wire["provenance"] = provenance.ToJson();
        }

        if (report.WorkflowTrace is { } trace)
        {
            wire["workflow_trace"] = trace.ToJson();
        }

        return wire.Build();
    }

    public static EvaluationReport Read(JsonValue document)
    {
        JsonFields fields = JsonFields.Of(document, "", static (code, message) => new WorldForgeException(code, $"Evaluation report: {message}"));
        fields.RejectUnknown(_known);
        return new EvaluationReport(
            fields.RequiredText("suite_id"),
            fields.RequiredText("suite"),
            fields.RequiredText("claim_boundary"),
            fields.RequiredText("metric_semantics"),
            fields.RequiredFieldsList("results").Select(EvaluationResult.Read),
            fields.OptionalObject("provenance") is { } provenance ? ProvenanceEnvelope.FromJson(provenance) : null,
            fields.OptionalObject("workflow_trace") is { } trace ? WorkflowTrace.FromJson(trace) : null);
    }
}
