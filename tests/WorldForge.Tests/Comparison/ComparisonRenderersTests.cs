using System.Xml.Linq;
using WorldForge.Comparison;
using WorldForge.Reports;
using WorldForge.Serialization;
using WorldForge.Testing;
using WorldForge.Tests.Reports;
using WorldForge.Tests.Runs;

namespace WorldForge.Tests.Comparison;

public sealed class ComparisonRenderersTests : IDisposable
{
    private readonly RunWorkspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public async Task Writes_a_comparison_as_markdown() => Approvals.Verify(Render("markdown", await BenchmarksAsync()));

    [Fact]
    public async Task Writes_a_regression_as_markdown() => Approvals.Verify(Render("markdown", await RegressionAsync()));

    [Fact]
    public async Task Writes_a_regression_as_csv() => Approvals.Verify(Render("csv", await RegressionAsync()) + "\n");

    [Fact]
    public async Task Writes_json_as_it_is()
    {
        JsonObject payload = await BenchmarksAsync();

        Assert.Equal(ArtifactJson.ToText(payload), Render("json", payload));
    }

    [Theory]
    [InlineData("benchmark", 21)]
    [InlineData("eval", 16)]
    [InlineData("demo_showcase", 10)]
    public async Task Writes_rows_as_csv_that_end_with_their_references(string kind, int columns)
    {
        JsonObject payload = await OfKindAsync(kind);

        string[] lines = Render("csv", payload).Split('\n');

        string[] header = lines[0].Split(',');
        Assert.Equal(columns, header.Length);
        Assert.Equal(["artifact_refs_json", "provenance_refs_json"], header[^2..]);
        Assert.Equal(3, lines.Length);
        if (kind != "demo_showcase")
        {
            Assert.Contains("[\"\"reports/report.json\"\",\"\"reports/report.md\"\"]", lines[1], StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("benchmark", "WorldForge Run Comparison: benchmark")]
    [InlineData("eval", "WorldForge Run Comparison: eval")]
    [InlineData("demo_showcase", "WorldForge Run Comparison: demo_showcase")]
    public async Task Writes_one_self_contained_page(string kind, string title)
    {
        XElement root = StrictHtml.Check(Render("html", await OfKindAsync(kind)));

        Assert.Equal(title, root.Descendants("h1").Single().Value);
        Assert.Equal(["Runs", "Comparison Rows"], root.Descendants("h2").Select(heading => heading.Value));
        Assert.Contains("created 2026-01-02T03:04:05Z", root.Descendants("footer").Single().Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(10, 12, "Regressed")]
    [InlineData(10, 8, "Improved")]
    [InlineData(10, 10, "Unchanged")]
    public async Task Puts_the_verdict_of_a_regression_first(double before, double now, string verdict)
    {
        JsonObject payload = await RunComparison.RegressAsync(
            [ComparedRuns.Benchmark(_workspace, before), ComparedRuns.Benchmark(_workspace, now)], _workspace.Folder, 0, _workspace.Time, TestContext.Current.CancellationToken);

        XElement root = StrictHtml.Check(Render("html", payload));

        Assert.Equal("WorldForge Regression Comparison: benchmark", root.Descendants("h1").Single().Value);
        Assert.Equal(verdict, root.Descendants("section").ElementAt(1).Descendants("strong").First().Value);
    }

    [Fact]
    public async Task Masks_what_a_strange_manifest_or_report_carries()
    {
        string run = ComparedRuns.Benchmark(_workspace, provider: "<script>alert(1)</script>|", report: report => report
            .With("claim_boundary", "see https://ada:pw@example.test/x?sig=abc and /home/ada/secret.txt, api_key=abc123def"));

        JsonObject payload = await RunComparison.CompareAsync([run, run], _workspace.Folder, _workspace.Time, TestContext.Current.CancellationToken);

        foreach (string format in (string[])["json", "markdown", "csv", "html"])
        {
            string text = Render(format, payload);
            Assert.DoesNotContain("ada", text, StringComparison.Ordinal);
            Assert.DoesNotContain("abc123def", text, StringComparison.Ordinal);
            Assert.DoesNotContain(_workspace.Folder, text, StringComparison.Ordinal);
        }

        StrictHtml.Check(Render("html", payload));
    }

    [Theory]
    [InlineData("""{"kind":"benchmark"}""", "A comparison document must have schema_version 2 and has none.")]
    [InlineData("""{"kind":"benchmark","schema_version":1}""", "A comparison document must have schema_version 2 and has 1.")]
    [InlineData("""{"kind":"benchmark","mode":"regression","schema_version":2}""", "A regression document must have schema_version 1 and has 2.")]
    public void Refuses_documents_of_another_schema(string document, string message)
    {
        foreach (string format in (string[])["markdown", "csv", "html"])
        {
            Assert.Equal(message, Assert.Throws<WorldForgeException>(() => Render(format, (JsonObject)StrictJson.Parse(document))).Message);
        }
    }

    [Fact]
    public void Renders_a_document_that_says_nothing()
    {
        var empty = (JsonObject)StrictJson.Parse("""{"schema_version":2,"kind":"benchmark","rows":7,"runs":[1,{"safe_artifacts":[]}],"comparison_context":"x"}""");

        StrictHtml.Check(Render("html", empty));
        Assert.Contains("# WorldForge Run Comparison", Render("markdown", empty), StringComparison.Ordinal);
        Assert.Single(Render("csv", empty).Split('\n'));
        Assert.Throws<WorldForgeException>(() => Render("csv", empty.With("kind", "unknown")));
    }

    private static string Render(string format, JsonObject payload) => ReportRenderers.BuiltIn().Render(RunComparison.Family, format, payload).Content;

    private Task<JsonObject> BenchmarksAsync() => OfKindAsync("benchmark");

    private Task<JsonObject> OfKindAsync(string kind)
    {
        string[] runs = kind switch
        {
            "benchmark" => [ComparedRuns.Benchmark(_workspace, 10), ComparedRuns.Benchmark(_workspace, 12.5, "other")],
            "eval" => [ComparedRuns.Evaluation(_workspace), ComparedRuns.Evaluation(_workspace, 0.7, failed: 1)],
            _ => [ComparedRuns.Demo(_workspace), ComparedRuns.Demo(_workspace)],
        };
        return RunComparison.CompareAsync(runs, _workspace.Folder, _workspace.Time, TestContext.Current.CancellationToken);
    }

    private Task<JsonObject> RegressionAsync() => RunComparison.RegressAsync(
        [ComparedRuns.Benchmark(_workspace, 10, budgetPassed: true), ComparedRuns.Benchmark(_workspace, 12.5, errors: 1, budgetPassed: false)],
        _workspace.Folder, 5, _workspace.Time, TestContext.Current.CancellationToken);
}
