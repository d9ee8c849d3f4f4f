using WorldForge.Reports;
using WorldForge.Serialization;
using WorldForge.Traces;

namespace WorldForge.Evaluation;

/// <summary>Renders an evaluation report as one self-contained page.</summary>
internal static class EvaluationHtml
{
    private const int ScoreDecimals = 2;

    public static string Render(EvaluationReport report)
    {
        HtmlPage page = new HtmlPage($"WorldForge Evaluation Report: {report.Suite}") { CreatedAt = report.Provenance?.CreatedAt, Version = VersionOf(report) }
            .Add(
                new HtmlFacts(Facts(report)),
                Verdict(report),
                HtmlNotice.Note("Claim boundary", report.ClaimBoundary),
                HtmlNotice.Note("Metric semantics", report.MetricSemantics))
            .Section("Provider Summaries", new HtmlTable("Provider summaries", EvaluationTables.Summaries(report)))
            .Section("Scenario Results", Chart(report), new HtmlTable("Scenario results", EvaluationTables.Results(report)));
        FailureGallery gallery = report.Gallery(report.MaxGalleryCases);
        if (!gallery.Cases.IsEmpty)
        {
            page.Section("Failure Gallery", [.. Gallery(gallery)]);
        }

        if (report.WorkflowTrace is { } trace)
        {
            page.Section("Workflow Trace", new HtmlTable("Workflow trace", Steps(trace)));
        }

        return page.ToHtml();
    }

    private static string VersionOf(EvaluationReport report) => report.Provenance?.WorldForgeVersion ?? LibraryVersion.Current;

    private static HtmlNotice Verdict(EvaluationReport report)
    {
        string text = $"{report.PassedCount} of {report.Results.Length} scenario results passed.";
        return report.Passed ? HtmlNotice.Good("All scenarios passed", text) : HtmlNotice.Bad("Scenarios failed", text);
    }

    private static IEnumerable<(string, string?)> Facts(EvaluationReport report)
    {
        yield return ("Suite", report.SuiteId);
        if (report.Provenance is { } provenance)
        {
            yield return ("Suite version", provenance.SuiteVersion);
            yield return ("Providers", string.Join(", ", provenance.Providers));
            yield return ("Events", provenance.EventCount.ToString(System.Globalization.CultureInfo.InvariantCulture));
            yield return ("Input digest", provenance.InputDigest?.ToString());
            yield return ("Result digest", provenance.ResultDigest?.ToString());
        }
    }

    private static SvgChart Chart(EvaluationReport report) => SvgChart.Bars(
        "Scores",
        "The score of each scenario with each provider, from 0 to 1; higher is better.",
        report.Results.Select(static result => new ChartBar(result.Scenario, result.Score, result.Provider)),
        maximum: 1,
        decimals: ScoreDecimals);

    private static IEnumerable<HtmlBlock> Gallery(FailureGallery gallery)
    {
        yield return new HtmlTable("Failed cases", new ReportTable(
            [
                ReportColumn.Code("fixture"),
                ReportColumn.Text("provider"),
                ReportColumn.Text("scenario"),
                ReportColumn.Number("score", ScoreDecimals),
                ReportColumn.Text("expected_contract_notes"),
            ],
            gallery.Cases.Select(static item => new JsonValue[] { item.FixtureId, item.Provider, item.Scenario, item.Score, item.ExpectedContractNotes })));
        foreach (FailureCase item in gallery.Cases)
        {
            yield return new HtmlHeading($"{item.FixtureId} / {item.Provider}");
            yield return new HtmlParagraph(item.ObservedResult);
            yield return new HtmlList(item.TriageSteps);
            yield return new HtmlDetails("Metrics preview", item.MetricsPreview);
        }
    }

    private static ReportTable Steps(WorkflowTrace trace) => new(
        [
            ReportColumn.Code("step"),
            ReportColumn.Code("parent"),
            ReportColumn.Text("operation"),
            ReportColumn.Text("provider"),
            ReportColumn.Text("capability"),
            ReportColumn.Status("status"),
            ReportColumn.Number("duration_ms", ScoreDecimals),
            ReportColumn.Text("error"),
        ],
        trace.Steps.Select(static step => new JsonValue[]
        {
            step.StepId,
            step.ParentId,
            step.Operation,
            step.Provider,
            step.Capability,
            TraceStatusRules.Word(step.Status),
            step.DurationMs,
            step.ErrorSummary,
        }));
}
