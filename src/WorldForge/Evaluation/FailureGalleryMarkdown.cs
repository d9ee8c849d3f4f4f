using System.Globalization;
using System.Text;
using WorldForge.Reports;

namespace WorldForge.Evaluation;

/// <summary>Renders failed cases as Markdown, as a page or as a part of one.</summary>
internal static class FailureGalleryMarkdown
{
    public static string Render(EvaluationReport report, FailureGallery gallery)
    {
        var page = new StringBuilder("# Evaluation Failure Gallery\n\n");
        page.Append(CultureInfo.InvariantCulture, $"Suite: {MarkdownText.Inline(report.Suite)} ({MarkdownText.Inline(report.SuiteId)})\n\n");
        page.Append(CultureInfo.InvariantCulture, $"Claim boundary: {MarkdownText.Inline(report.ClaimBoundary)}\n\n");
        page.Append(CultureInfo.InvariantCulture, $"Metric semantics: {MarkdownText.Inline(report.MetricSemantics)}\n\n");
        page.Append(CultureInfo.InvariantCulture, $"- Input digest: {MarkdownText.Cell(report.Provenance?.InputDigest?.ToString())}\n");
        page.Append(CultureInfo.InvariantCulture, $"- Result digest: {MarkdownText.Cell(report.Provenance?.ResultDigest?.ToString())}\n\n");
        AppendCases(page, gallery, level: 2);
        return page.ToString();
    }

    public static void AppendCases(StringBuilder page, FailureGallery gallery, int level)
    {
        if (gallery.Cases.IsEmpty)
        {
            page.Append("There are no failed cases.\n");
            return;
        }

        page.Append(EvaluationTables.Cases(gallery).ToMarkdown());
        foreach (FailureCase item in gallery.Cases)
        {
            page.Append('\n').Append(MarkdownText.Heading(level, $"{item.FixtureId} / {item.Provider}")).Append("\n\n");
            page.Append(CultureInfo.InvariantCulture, $"Expected: {MarkdownText.Inline(item.ExpectedContractNotes)}\n\n");
            page.Append(CultureInfo.InvariantCulture, $"Observed: {MarkdownText.Inline(item.ObservedResult)}\n\nTriage:\n\n");
            foreach (string step in item.TriageSteps)
            {
                page.Append(CultureInfo.InvariantCulture, $"- {MarkdownText.Inline(step)}\n");
            }

            page.Append('\n').Append(MarkdownText.JsonBlock(item.MetricsPreview));
        }
    }
}
