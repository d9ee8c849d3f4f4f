using System.Xml.Linq;
using WorldForge.Evaluation;
using WorldForge.Evidence;
using WorldForge.Reports;
using WorldForge.Serialization;
using WorldForge.Testing;
using WorldForge.Traces;

namespace WorldForge.Tests.Evaluation;

public sealed class EvaluationReportTests
{
    [Fact]
    public async Task The_page_for_people_is_as_approved()
    {
        EvaluationReport report = await MixedAsync();
        ProvenanceEnvelope provenance = report.Provenance! with { WorldForgeVersion = "1.2.3" };

        Approvals.Verify(new EvaluationReport(
            report.SuiteId, report.Suite, report.ClaimBoundary, report.MetricSemantics, report.Results, provenance, report.WorkflowTrace).ToMarkdown());
    }

    [Fact]
    public async Task The_json_has_the_keys_of_its_contract_on_one_line()
    {
        EvaluationReport report = await TestEvaluation.ReportAsync("planning");

        string text = report.ToJsonText();

        Assert.Equal(
            ["claim_boundary", "metric_semantics", "provenance", "provider_summaries", "results", "suite", "suite_id", "workflow_trace"],
            ((JsonObject)StrictJson.Parse(text)).Keys);
        Assert.DoesNotContain('\n', text);
        Assert.Equal(
            ["average_score", "failed_scenario_count", "pass_rate", "passed_scenario_count", "provider", "scenario_count"],
            ((JsonObject)((JsonList)report.ToJson()["provider_summaries"])[0]).Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_gallery_stands_in_the_json_only_when_a_case_failed()
    {
        Assert.False((await TestEvaluation.ReportAsync("physics")).ToJson().ContainsKey("failure_gallery"));
        Assert.True((await MixedAsync()).ToJson().ContainsKey("failure_gallery"));
    }

    [Fact]
    public async Task What_was_written_reads_back_the_same()
    {
        EvaluationReport report = await MixedAsync();

        EvaluationReport read = EvaluationReport.FromJson(StrictJson.Parse(report.ToJsonText()));

        Assert.Equal(report.ToJsonText(), read.ToJsonText());
        Assert.Equal(report.ToMarkdown(), read.ToMarkdown());
        Assert.Equal(report.ToHtml(), read.ToHtml());
        Assert.Equal(report.ToCsv(), read.ToCsv());
        Assert.Equal(report.ToJUnit(), read.ToJUnit());
    }

    [Fact]
    public async Task A_document_that_breaks_a_rule_is_refused()
    {
        JsonObject wire = (await MixedAsync()).ToJson();
        JsonObject trace = (JsonObject)wire["workflow_trace"];
        JsonObject provenance = (JsonObject)wire["provenance"];
        JsonObject result = (JsonObject)((JsonList)wire["results"])[0];
        foreach (JsonValue broken in (JsonValue[])
        [
            "text",
            wire.With("extra", 1),
            wire.Without("suite"),
            wire.With("claim_boundary", " "),
            wire.With("metric_semantics", ""),
            wire.With("results", JsonList.Empty),
            wire.With("results", JsonList.Create([result.With("passed", 1)])),
            wire.With("workflow_trace", trace.With("step_count", 1)),
            wire.With("workflow_trace", trace.With("status", "success")),
            wire.With("provenance", provenance.With("schema_version", 1)),
            wire.With("provenance", provenance.With("kind", "benchmark")),
            wire.With("provenance", provenance.With("suite_id", "physics")),
        ])
        {
            Assert.Throws<WorldForgeException>(() => EvaluationReport.FromJson(broken));
        }
    }

    [Fact]
    public void A_report_refuses_no_results_and_results_of_another_suite()
    {
        EvaluationResult result = TestEvaluation.Result("mock", "push", 1, true);

        Assert.Throws<WorldForgeException>(() => TestEvaluation.Report());
        Assert.Throws<WorldForgeException>(() => TestEvaluation.Report(result, null!));
        Assert.Contains(
            "got 'other', expected 'host-suite'",
            Assert.Throws<WorldForgeException>(() => TestEvaluation.Report(result with { SuiteId = "other" })).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "got 'Other', expected 'Host Suite'",
            Assert.Throws<WorldForgeException>(() => TestEvaluation.Report(result with { Suite = "Other" })).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_refuses_provenance_of_a_benchmark_or_of_another_suite()
    {
        ProvenanceEnvelope provenance = (await TestEvaluation.ReportAsync("physics")).Provenance!;
        EvaluationResult result = TestEvaluation.Result("mock", "push", 1, true);

        Assert.Contains("expected 'host-suite'", Refuse(provenance), StringComparison.Ordinal);
        Assert.Contains("expected evaluation", Refuse(provenance with { SuiteId = "host-suite", Kind = ProvenanceKind.Benchmark }), StringComparison.Ordinal);

        string Refuse(ProvenanceEnvelope wrong) =>
            Assert.Throws<WorldForgeException>(() => new EvaluationReport("host-suite", "Host Suite", "c", "m", [result], wrong)).Message;
    }

    [Fact]
    public async Task The_csv_has_its_header_four_decimals_and_compact_metrics()
    {
        string[] lines = (await MixedAsync()).ToCsv().Split('\n');

        Assert.Equal("suite_id,suite,provider,scenario,score,passed,metrics_json", lines[0]);
        Assert.Equal("mixed,Mixed,mock,good,1.0000,true,{}", lines[1]);
        Assert.StartsWith("mixed,Mixed,mock,bad,0.2500,false,\"{\"\"", lines[2], StringComparison.Ordinal);
        Assert.Equal(5, lines.Length);
    }

    [Fact]
    public async Task The_html_is_one_document_without_any_address()
    {
        EvaluationReport report = await MixedAsync();

        string page = report.ToHtml();

        Assert.StartsWith("<!doctype html>", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("<title>WorldForge Evaluation Report: Mixed</title>", page, StringComparison.Ordinal);
        foreach (string heading in (string[])["Provider Summaries", "Scenario Results", "Failure Gallery", "Workflow Trace"])
        {
            Assert.Contains($">{heading}</h2>", page, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("http://", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("https://", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("2026-01-02T03:04:05Z", page, StringComparison.Ordinal);
        Assert.Contains("evaluation:mixed:bad", page, StringComparison.Ordinal);
        Assert.Contains("The provider meets the pass rule that mixed/bad states for itself.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Failure Gallery", (await TestEvaluation.ReportAsync("physics")).ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void Hostile_names_stay_text()
    {
        EvaluationReport report = TestEvaluation.Report(TestEvaluation.Result("<script>alert(1)</script>", "a|b\n`c`", 0, false));

        Assert.DoesNotContain("<script>alert", report.ToHtml(), StringComparison.Ordinal);
        Assert.Contains("a\\|b", report.ToMarkdown(), StringComparison.Ordinal);
        Assert.Equal("<script>alert(1)</script>", (string?)XDocument.Parse(report.ToJUnit()).Descendants("testsuite").Single().Attribute("name")!.Value["host-suite/".Length..]);
    }

    [Fact]
    public void Secrets_and_places_of_this_machine_leave_every_rendering()
    {
        EvaluationReport report = TestEvaluation.Report(TestEvaluation.Result("mock", "push", 0, false, JsonObject.Create(
            ("api_key", "sk-live-abcdefghijklmnop"),
            ("log", "see /home/alice/run/out.txt"),
            ("deep", JsonObject.Create(("password", "hunter2-hunter2"))))));

        foreach (string text in (string[])[report.ToJsonText(), report.ToMarkdown(), report.ToCsv(), report.ToHtml(), report.ToJUnit(), .. report.Artifacts().Values])
        {
            Assert.DoesNotContain("sk-live", text, StringComparison.Ordinal);
            Assert.DoesNotContain("alice", text, StringComparison.Ordinal);
            Assert.DoesNotContain("hunter2", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_junit_document_counts_and_explains_failures()
    {
        XElement root = XDocument.Parse((await MixedAsync()).ToJUnit()).Root!;

        Assert.Equal(("4", "2"), (root.Attribute("tests")!.Value, root.Attribute("failures")!.Value));
        Assert.Equal(["mixed/mock", "mixed/second"], root.Elements("testsuite").Select(static suite => suite.Attribute("name")!.Value));
        XElement failure = root.Descendants("failure").First();
        Assert.Equal("bad", failure.Parent!.Attribute("name")!.Value);
        Assert.StartsWith("score=0.2500; passed=false", failure.Attribute("message")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void The_junit_document_survives_what_xml_cannot_hold()
    {
        EvaluationReport report = TestEvaluation.Report(TestEvaluation.Result("a\u0001b", "grin \U0001F600 \uFFFE", 0.5, false));

        XElement root = XDocument.Parse(report.ToJUnit()).Root!;

        Assert.Equal("host-suite/a?b", root.Element("testsuite")!.Attribute("name")!.Value);
        Assert.Equal("grin \U0001F600 ?", root.Descendants("testcase").Single().Attribute("name")!.Value);
    }

    [Fact]
    public async Task The_artifacts_are_nine_with_a_trace_and_seven_without()
    {
        EvaluationReport report = await MixedAsync();

        Assert.Equal(
            ["csv", "failure_gallery.json", "failure_gallery.md", "html", "json", "junit", "markdown", "workflow_trace.json", "workflow_trace.md"],
            report.Artifacts().Keys);
        Assert.Equal(7, TestEvaluation.Report(TestEvaluation.Result("mock", "push", 1, true)).Artifacts().Count);
        Assert.Equal(report.WorkflowTrace!.ToText(), WorkflowTrace.FromJson(StrictJson.Parse(report.Artifacts()["workflow_trace.json"])).ToText());
        Assert.Equal(report.ToJson(), StrictJson.Parse(report.Artifacts()["json"]));
    }

    [Fact]
    public async Task The_provenance_bullets_say_only_what_there_is()
    {
        EvaluationReport report = await TestEvaluation.ReportAsync("physics");
        ProvenanceEnvelope provenance = report.Provenance! with
        {
            RuntimeManifests = report.Provenance!.RuntimeManifests.Add("mock", "mock:schema-1"),
            DatasetManifests = [WorldForge.Tests.Evidence.DatasetManifestTests.Manifest().ToReference("data/push.json")],
            BudgetFile = null,
            Notes = "A note.",
        };

        string page = new EvaluationReport(
            report.SuiteId, report.Suite, report.ClaimBoundary, report.MetricSemantics, report.Results, provenance).ToMarkdown();

        Assert.Contains("- Runtime manifests: mock:schema-1\n- Dataset manifests: push (sha256:", page, StringComparison.Ordinal);
        Assert.Contains("\n- Notes: A note.\n", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Budget file", page, StringComparison.Ordinal);
        Assert.DoesNotContain("## Workflow Trace", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ReportFormats.Json)]
    [InlineData(ReportFormats.Markdown)]
    [InlineData(ReportFormats.Csv)]
    [InlineData(ReportFormats.Html)]
    public async Task Every_format_is_registered_as_a_renderer_of_its_family(string format)
    {
        EvaluationReport report = await MixedAsync();

        ReportRenderResult rendered = ReportRenderers.BuiltIn().Render("evaluation", format, report.ToJson());

        Assert.True(rendered.SafeToAttach);
        Assert.Equal(
            format switch
            {
                ReportFormats.Json => report.ToJsonText(),
                ReportFormats.Markdown => report.ToMarkdown(),
                ReportFormats.Csv => report.ToCsv(),
                _ => report.ToHtml(),
            },
            rendered.Content);
    }

    private static Task<EvaluationReport> MixedAsync() => TestEvaluation.ReportAsync(
        EvaluationSuite.Custom(
            "Mixed",
            [
                new EvaluationScenario("good", "Passes.", [], TestEvaluation.Answer(1, true)),
                new EvaluationScenario("bad", "Fails.", [], TestEvaluation.Answer(0.25, false, JsonObject.Create(("distance", 0.5), ("path", "/home/alice/x.bin")))),
            ]),
        "mock",
        "second");
}
