using System.Collections.Immutable;
using WorldForge.Reports;

namespace WorldForge.Evaluation;

/// <summary>The renderers of evaluation reports; they read the JSON of a report and check it again.</summary>
public static class EvaluationRenderers
{
    /// <summary>The family of these renderers.</summary>
    public const string Family = "evaluation";

    /// <summary>JSON, Markdown, CSV and HTML.</summary>
    public static ImmutableArray<ReportRenderer> All { get; } =
    [
        Of(ReportFormats.Json, "The report as one line of JSON.", static report => report.ToJsonText()),
        Of(ReportFormats.Markdown, "The report for people.", static report => report.ToMarkdown()),
        Of(ReportFormats.Csv, "One row for each provider and scenario.", static report => report.ToCsv()),
        Of(ReportFormats.Html, "The report as one self-contained page.", static report => report.ToHtml()),
    ];

    private static ReportRenderer Of(string format, string description, Func<EvaluationReport, string> render) => ReportRenderer.OfText(
        Family,
        format,
        [EvaluationSuite.DefaultVersion],
        safeToAttach: true,
        description,
        payload => render(EvaluationReport.FromJson(payload)));
}
