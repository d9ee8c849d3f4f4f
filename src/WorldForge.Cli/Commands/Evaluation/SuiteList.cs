using WorldForge.Capabilities;
using WorldForge.Evaluation;
using WorldForge.Reports;
using WorldForge.Serialization;

namespace WorldForge.Cli.Commands.Evaluation;

/// <summary>The suites with what they need, in every format of the command.</summary>
internal static class SuiteList
{
    private const string Title = "Evaluation Suites";

    public static string Render(string format)
    {
        EvaluationSuite[] suites = [.. EvaluationSuite.BuiltinNames.Select(EvaluationSuite.FromBuiltin)];
        return format switch
        {
            ReportFormats.Json => CanonicalJson.ToText(JsonObject.Create(("suites", JsonList.Create(suites.Select(Row))))),
            ReportFormats.Csv => Table(suites).ToCsv(),
            ReportFormats.Html => new HtmlPage("WorldForge " + Title).Section(Title, new HtmlTable(Title, Table(suites))).ToHtml(),
            _ => $"# {Title}\n\n{Table(suites).ToMarkdown()}",
        };
    }

    private static JsonObject Row(EvaluationSuite suite) => JsonObject.Create(
        ("suite_id", suite.Id),
        ("suite", suite.Name),
        ("suite_version", suite.Version),
        ("required_capabilities", JsonList.OfTexts(Needs(suite))),
        ("scenarios", JsonList.Create(suite.Scenarios.Select(static scenario => (JsonValue)JsonObject.Create(
            ("name", scenario.Name),
            ("description", scenario.Description))))),
        ("claim_boundary", suite.ClaimBoundary),
        ("metric_semantics", suite.MetricSemantics));

    private static ReportTable Table(EvaluationSuite[] suites) => new(
        [ReportColumn.Text("suite"), ReportColumn.Text("version"), ReportColumn.Text("requires"), ReportColumn.Text("scenarios")],
        suites.Select(static suite => new JsonValue[]
        {
            suite.Id,
            suite.Version,
            string.Join(", ", Needs(suite)),
            string.Join(", ", suite.Scenarios.Select(static scenario => scenario.Name)),
        }));

    private static IEnumerable<string> Needs(EvaluationSuite suite) => suite.RequiredCapabilities.Select(static capability => capability.ToWireName());
}
