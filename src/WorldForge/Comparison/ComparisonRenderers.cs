using System.Collections.Immutable;
using WorldForge.Reports;
using WorldForge.Serialization;

namespace WorldForge.Comparison;

/// <summary>The renderers of the family <c>comparison</c>.</summary>
internal static class ComparisonRenderers
{
    public static ImmutableArray<ReportRenderer> All { get; } =
    [
        Of(ReportFormats.Json, "Run comparison or regression as indented JSON.", ArtifactJson.ToText),
        Of(ReportFormats.Markdown, "Run comparison or regression as Markdown tables.", ComparisonMarkdown.Render),
        Of(ReportFormats.Csv, "Rows of a comparison, or changes of a regression, as CSV.", ComparisonCsv.Render),
        Of(ReportFormats.Html, "Run comparison or regression as one self-contained HTML page.", ComparisonHtml.Render),
    ];

    private static ReportRenderer Of(string format, string description, Func<JsonObject, string> render) =>
        ReportRenderer.OfText(RunComparison.Family, format, ["comparison:2", "regression:1"], safeToAttach: true, description, render);
}
