using System.Globalization;
using System.Text;
using WorldForge.Capabilities;
using WorldForge.Evidence;
using WorldForge.Processes;
using WorldForge.Reports;
using WorldForge.Traces;

namespace WorldForge.Evaluation;

/// <summary>Renders an evaluation report as Markdown.</summary>
internal static class EvaluationMarkdown
{
    public static string Render(EvaluationReport report)
    {
        var page = new StringBuilder("# Evaluation Report\n\n");
        page.Append(CultureInfo.InvariantCulture, $"Suite: {MarkdownText.Inline(report.Suite)} ({MarkdownText.Inline(report.SuiteId)})\n\n");
        page.Append(CultureInfo.InvariantCulture, $"Claim boundary: {MarkdownText.Inline(report.ClaimBoundary)}\n\n");
        page.Append(CultureInfo.InvariantCulture, $"Metric semantics: {MarkdownText.Inline(report.MetricSemantics)}\n\n");
        if (report.Provenance is { } provenance)
        {
            page.Append("## Provenance\n\n");
            AppendProvenance(page, provenance);
            page.Append('\n');
        }

        page.Append("## Provider Summaries\n\n").Append(EvaluationTables.Summaries(report).ToMarkdown());
        page.Append("\n## Scenario Results\n\n").Append(EvaluationTables.Results(report).ToMarkdown());
        FailureGallery gallery = report.Gallery(report.MaxGalleryCases);
        if (!gallery.Cases.IsEmpty)
        {
            page.Append("\n## Failure Gallery\n\n");
            FailureGalleryMarkdown.AppendCases(page, gallery, level: 3);
        }

        if (report.WorkflowTrace is { } trace)
        {
            AppendTrace(page, trace);
        }

        return page.ToString();
    }

    private static void AppendProvenance(StringBuilder page, ProvenanceEnvelope source)
    {
        Bullet(page, "WorldForge version", source.WorldForgeVersion);
        Bullet(page, "Suite version", source.SuiteVersion);
        Bullet(page, "Created at", source.CreatedAt);
        Bullet(page, "Providers", string.Join(", ", source.Providers));
        Bullet(page, "Capabilities", string.Join(", ", source.Capabilities.Select(static capability => capability.ToWireName())));
        Bullet(page, "Event count", source.EventCount.ToString(CultureInfo.InvariantCulture));
        Bullet(page, "Input digest", source.InputDigest?.ToString());
        Bullet(page, "Result digest", source.ResultDigest?.ToString());
        if (!source.RuntimeManifests.IsEmpty)
        {
            Bullet(page, "Runtime manifests", string.Join(", ", source.RuntimeManifests.Values));
        }

        if (source.BudgetFile is { } budget)
        {
            Bullet(page, "Budget file", budget.Path);
        }

        if (!source.DatasetManifests.IsEmpty)
        {
            Bullet(page, "Dataset manifests", string.Join(", ", source.DatasetManifests.Select(static dataset => $"{dataset.Id} ({dataset.Sha256})")));
        }

        if (!source.Command.IsEmpty)
        {
            page.Append("- Command: ").Append(MarkdownText.Code(CommandText.Quote(source.Command[0], source.Command.Skip(1)))).Append('\n');
        }

        if (source.Notes is { } notes)
        {
            Bullet(page, "Notes", notes);
        }
    }

    private static void AppendTrace(StringBuilder page, WorkflowTrace trace)
    {
        // The trace is a page of its own: its title gives way to a heading, its facts and its table stay.
        string body = trace.ToMarkdown();
        page.Append("\n## Workflow Trace\n\n").Append(body.AsSpan(body.IndexOf("\n\n", StringComparison.Ordinal) + 2));
    }

    private static void Bullet(StringBuilder page, string name, string? value) =>
        page.Append(CultureInfo.InvariantCulture, $"- {name}: {MarkdownText.Cell(value)}\n");
}
