using WorldForge.Serialization;

namespace WorldForge.Evaluation;

/// <summary>The renderings of an evaluation: their labels, texts, and names in a run.</summary>
internal static class EvaluationArtifacts
{
    /// <summary>The label of the form for test runners.</summary>
    public const string JUnit = "junit";

    public static SortedDictionary<string, string> Of(EvaluationReport report)
    {
        FailureGallery gallery = report.Gallery(maxPerProvider: null);
        var artifacts = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["json"] = ArtifactJson.ToText(report.ToJson()),
            ["markdown"] = report.ToMarkdown(),
            ["csv"] = report.ToCsv(),
            ["html"] = report.ToHtml(),
            [JUnit] = report.ToJUnit(),
            ["failure_gallery.json"] = ArtifactJson.ToText(gallery.ToJson()),
            ["failure_gallery.md"] = FailureGalleryMarkdown.Render(report, gallery),
        };
        if (report.WorkflowTrace is { } trace)
        {
            artifacts["workflow_trace.json"] = trace.ToText();
            artifacts["workflow_trace.md"] = trace.ToMarkdown();
        }

        return artifacts;
    }

    /// <summary>The place of an artifact in the folder of its run; the form for test runners has none there.</summary>
    public static string PathOf(string label) => label switch
    {
        "markdown" => "reports/report.md",
        _ => $"reports/report.{label}",
    };
}
