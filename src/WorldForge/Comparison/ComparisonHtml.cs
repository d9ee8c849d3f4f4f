using WorldForge.Reports;
using WorldForge.Serialization;

namespace WorldForge.Comparison;

/// <summary>A comparison as one self-contained page with charts.</summary>
internal static class ComparisonHtml
{
    private const int MostBars = 40;

    public static string Render(JsonObject payload)
    {
        ComparisonDocument document = ComparisonDocument.Of(payload);
        var page = new HtmlPage($"{document.Title}: {document.Kind}") { CreatedAt = LooseJson.Text(payload, "created_at") };
        page.Add(new HtmlFacts(document.Facts), HtmlNotice.Note("Claim boundary", document.ClaimBoundary));
        if (document.IsRegression)
        {
            page.Section(
                "Regression Summary", Verdict(document), new HtmlFacts(document.Counts), new HtmlTable("Metrics", document.MetricTable), new HtmlTable("Changes", document.ChangeTable));
        }

        return page
            .Section("Runs", new HtmlTable("Runs", document.RunTable), new HtmlDetails("Safe artifacts of every run", Artifacts(document)))
            .Section("Comparison Rows", [.. Charts(document), new HtmlTable("Comparison rows", document.RowTable)])
            .ToHtml();
    }

    private static HtmlNotice Verdict(ComparisonDocument document) => document.Status switch
    {
        MetricDelta.Regressed => HtmlNotice.Bad("Regressed", "The candidate is worse than the baseline in at least one metric, budget or failure; the tables name it."),
        MetricDelta.Improved => HtmlNotice.Good("Improved", "The candidate is better than the baseline in at least one metric and worse in none."),
        _ => HtmlNotice.Note("Unchanged", "No metric, budget or failure changed beyond the tolerance."),
    };

    private static IEnumerable<HtmlBlock> Charts(ComparisonDocument document)
    {
        JsonObject[] rows = [.. document.Rows.Take(MostBars)];
        if (rows.Length == 0)
        {
            return [];
        }

        return document.Kind switch
        {
            "benchmark" =>
            [
                Bars("Average latency", "Mean latency of every row; shorter is faster. The colour tells the runs apart.", rows, "average_latency_ms", "operation", "ms", null),
                Bars("p95 latency", "Latency that 95 of 100 calls stayed below; shorter is faster.", rows, "p95_latency_ms", "operation", "ms", null),
            ],
            "eval" => [Bars("Average score", "Mean score of every provider, from 0 to 1; longer is better.", rows, "average_score", "suite_id", null, 1)],
            _ => [],
        };
    }

    private static SvgChart Bars(string title, string description, JsonObject[] rows, string metric, string subject, string? unit, double? maximum) => SvgChart.Bars(
        title,
        description,
        rows.Select(row => new ChartBar($"{LooseJson.Text(row, "provider") ?? "-"} {LooseJson.Text(row, subject)}", LooseJson.Number(row, metric), LooseJson.Text(row, "run_id"))),
        unit,
        maximum);

    private static HtmlTable Artifacts(ComparisonDocument document) => new("Safe artifacts", ReportTable.OfObjects(
        document.Runs.SelectMany(run => (LooseJson.At(run, "safe_artifacts") as JsonObject ?? JsonObject.Empty)
            .Select(member => member.Value).OfType<JsonObject>()
            .Select(item => new JsonObject.Builder(item) { ["run_id"] = LooseJson.Raw(run, "run_id") }.Build())),
        ["run_id", "label", "path", "exists", "size_bytes", "sha256"]));
}
