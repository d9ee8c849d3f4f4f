using WorldForge.Reports;
using WorldForge.Serialization;

namespace WorldForge.Tests.Reports;

/// <summary>A page with every block and chart, hostile values included.</summary>
internal static class ReportGallery
{
    public static ReportTable Scenarios { get; } = new(
        [
            ReportColumn.Text("scenario"), ReportColumn.Text("provider"), ReportColumn.Number("score", 2), ReportColumn.Number("p95_ms"),
            ReportColumn.Flag("passed"), ReportColumn.Status("status"), ReportColumn.Code("input_digest"), ReportColumn.Json("metrics"),
        ],
        [
            Row("object-stability", "mock", 0.9432, 12.5, true, "passed", 4),
            Row("action-response", "mock", 0.81, 9, true, "passed", 3),
            Row("object-swap", "leworldmodel", 0.4, 110.25, false, "failed", 30),
            Row("object-10", "leworldmodel", 0.55, null, false, "skipped", 2),
            Row("object-9", "<script>alert(1)</script>", -1e-9, 7, true, "running", 2),
            Row("object-\u202Espawn \U0001F9EA & \"quotes\"", "https://user:pw@example.test/path?sig=abc", 0.6, 8, true, "inconclusive", 1),
        ]);

    public static HtmlPage Page() => new HtmlPage("WorldForge Evaluation Report: Physics & planning")
    {
        CreatedAt = "2026-01-02T03:04:05Z",
        Version = "1.2.3",
        Subtitle = "Suite physics, two providers, six scenarios",
    }
    .Add(
        new HtmlFacts(("Suite", "physics"), ("Suite version", "evaluation:1"), ("Providers", "mock, leworldmodel"), ("Result digest", "sha256:6f1d" + new string('a', 60)), ("Budget", null)),
        HtmlNotice.Note("Claim boundary", "The scores describe this suite on these inputs. They say nothing of physical truth, safety or other providers."),
        HtmlNotice.Good("Passed", "Every required scenario passed."),
        HtmlNotice.Warning("Not safe to attach", "One file has a path of this machine."),
        HtmlNotice.Bad("Failed", "Two scenarios failed."))
    .Section("Scenario Results",
        SvgChart.Bars(
            "Score per scenario", "Scores from 0 to 1; object-stability of mock is the best.",
            [
                new ChartBar("object-stability", 0.9432, "mock"), new ChartBar("action-response", 0.81, "mock"),
                new ChartBar("object-swap", 0.4, "leworldmodel"), new ChartBar("object-10 with a very long name that would not fit on a narrow screen", null, "leworldmodel"),
            ],
            maximum: 1, decimals: 2),
        new HtmlTable("Scenario results", Scenarios))
    .Section("Latency",
        SvgChart.Distribution(
            "predict on mock", "40 calls between 9 and 42 ms, most near 12 ms.",
            Enumerable.Range(0, 40).Select(at => 9 + (at % 7) + (at * at * 0.016)), [new ChartMarker("p50", 14.2), new ChartMarker("p95", 30.1), new ChartMarker("p99", 33.4)], "ms"),
        SvgChart.Lines(
            "Average latency over runs", "Two providers over four runs; one run of the second is missing.",
            ["20260102T030405Z-0a1b2c3d", "run 2", "run 3", "run 4"],
            [new ChartLine("mock predict", [12.5, 12.1, 13.9, 12.2]), new ChartLine("mock embed", [5.1, null, 4.2, 4.8]), new ChartLine("leworldmodel", [18, 19, 17.5, 21])], "ms"),
        SvgChart.Bars("Change of the mean", "Negative is faster.", [new ChartBar("predict", -1.25), new ChartBar("embed", 0.5), new ChartBar("score", 0)], "ms"))
    .Section("Empty", new HtmlTable("Nothing here", new ReportTable([ReportColumn.Text("file"), ReportColumn.Number("size"), ReportColumn.Code("digest")], [])), SvgChart.Bars("Empty chart", "No data.", []))
    .Section("Rest",
        new HtmlHeading("Command"), new HtmlCode("worldforge eval --suite physics --provider mock\n  --format html"),
        new HtmlList("First look at the manifest.", "Then rerun the command."),
        new HtmlDetails("Provenance", JsonObject.Create(("kind", "evaluation"), ("nested", JsonObject.Create(("list", JsonList.Create([1, 2.5, true, JsonValue.Null, "</pre><script>alert(2)</script>"])))))));

    private static JsonValue[] Row(string scenario, string provider, double score, double? latency, bool passed, string status, int metrics) =>
    [
        scenario, provider, score, latency, passed, status, "sha256:" + new string('0', 64),
        JsonObject.Create([.. Enumerable.Range(0, metrics).Select(at => ($"metric_{at}", (JsonValue)(at / 8.0)))]),
    ];
}
