using System.Globalization;
using WorldForge.Reports;
using WorldForge.Serialization;

namespace WorldForge.Evaluation;

/// <summary>The tables of an evaluation report, shared by its renderings.</summary>
internal static class EvaluationTables
{
    private const int ScoreDecimals = 2;
    private const int CsvDecimals = 4;

    public static ReportTable Summaries(EvaluationReport report) => new(
        [ReportColumn.Text("provider"), ReportColumn.Number("average_score", ScoreDecimals), ReportColumn.Text("passed"), ReportColumn.Number("scenarios")],
        report.ProviderSummaries.Select(static summary => new JsonValue[]
        {
            summary.Provider,
            summary.AverageScore,
            string.Create(CultureInfo.InvariantCulture, $"{summary.PassedScenarioCount}/{summary.ScenarioCount}"),
            summary.ScenarioCount,
        }));

    public static ReportTable Results(EvaluationReport report) => new(
        [ReportColumn.Text("provider"), ReportColumn.Text("scenario"), ReportColumn.Number("score", ScoreDecimals), ReportColumn.Flag("passed")],
        report.Results.Select(static result => new JsonValue[] { result.Provider, result.Scenario, result.Score, result.Passed }));

    public static ReportTable Csv(EvaluationReport report) => new(
        [
            ReportColumn.Text("suite_id"),
            ReportColumn.Text("suite"),
            ReportColumn.Text("provider"),
            ReportColumn.Text("scenario"),
            ReportColumn.Number("score", CsvDecimals),
            ReportColumn.Flag("passed"),
            ReportColumn.Text("metrics_json"),
        ],
        report.Results.Select(static result => new JsonValue[]
        {
            result.SuiteId, result.Suite, result.Provider, result.Scenario, result.Score, result.Passed, CanonicalJson.ToText(result.Metrics),
        }));

    public static ReportTable Cases(FailureGallery gallery) => new(
        [ReportColumn.Code("fixture"), ReportColumn.Text("provider"), ReportColumn.Text("scenario"), ReportColumn.Number("score", CsvDecimals)],
        gallery.Cases.Select(static item => new JsonValue[] { item.FixtureId, item.Provider, item.Scenario, item.Score }));
}
