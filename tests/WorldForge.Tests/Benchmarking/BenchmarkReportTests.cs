using WorldForge.Benchmarking;
using WorldForge.Capabilities;
using WorldForge.Evidence;
using WorldForge.Redaction;
using WorldForge.Reports;
using WorldForge.Serialization;
using WorldForge.Testing;

namespace WorldForge.Tests.Benchmarking;

public sealed class BenchmarkReportTests
{
    private static readonly BenchmarkReport Report = TestBenchmark.Report(
        TestBenchmark.Result([1, 2, 3, null], retries: 1, allocated: 640),
        TestBenchmark.Result([null], operation: Capability.Embed));

    [Fact]
    public void Keeps_every_field_in_the_record()
    {
        BenchmarkReport read = BenchmarkReport.FromJson(Report.ToJson());

        Assert.Equal(Report.ToJson().ToString(), read.ToJson().ToString());
        Assert.Equal(Report.Results[0].SuccessfulNanoseconds, read.Results[0].SuccessfulNanoseconds);
        Assert.Equal(TestBenchmark.Machine, read.MachineClass);
    }

    [Fact]
    public void Has_the_fields_of_the_contract()
    {
        Assert.Equal(["claim_boundary", "metric_semantics", "run_metadata", "results", "provenance"], Report.ToJson().Keys);
        Assert.Equal(
            [
                "provider", "operation", "iterations", "concurrency", "success_count", "error_count", "retry_count", "total_time_ms",
                "average_latency_ms", "min_latency_ms", "max_latency_ms", "p50_latency_ms", "p95_latency_ms", "throughput_per_second",
                "operation_metrics", "errors", "extended",
            ],
            Report.Results[0].ToJson().Keys);
        Assert.Equal("""[1000000,2000000,3000000,1000000]""", ((JsonObject)Report.Results[0].ToJson()["extended"])["elapsed_ns"].ToString());
        Assert.Equal("""[4]""", ((JsonObject)Report.Results[0].ToJson()["extended"])["failed_iterations"].ToString());
    }

    [Fact]
    public void Renders_markdown() => Approvals.Verify(Report.ToMarkdown());

    [Fact]
    public void Renders_sixteen_columns_of_csv()
    {
        string[] lines = Report.ToCsv().Split('\n');

        Assert.Equal(
            "provider,operation,iterations,concurrency,success_count,error_count,retry_count,total_time_ms,average_latency_ms,min_latency_ms,"
            + "max_latency_ms,p50_latency_ms,p95_latency_ms,throughput_per_second,operation_metrics_json,errors_json",
            lines[0]);
        Assert.StartsWith("mock,predict,4,1,3,1,1,7.0000,2.0000,1.0000,3.0000,2.0000,2.9000,428.5714,", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("mock,embed,1,1,0,1,0,1.0000,,,,,,0.0000,", lines[2], StringComparison.Ordinal);
        Assert.Equal(3, lines.Length);
    }

    [Fact]
    public void Renders_one_page_with_charts_and_gate()
    {
        BenchmarkGateReport gate = BenchmarkGate.Evaluate(Report, BenchmarkBudgets.Of(new BenchmarkBudget { MaxErrorCount = 0 }));

        string page = Report.ToHtml(gate);

        Assert.Contains("<h1>WorldForge Benchmark Report</h1>", page, StringComparison.Ordinal);
        Assert.Contains("<svg", page, StringComparison.Ordinal);
        Assert.Contains("error_count", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http://", page, StringComparison.Ordinal);
        Assert.Equal(page, Redactor.Observable.Redact(page));
    }

    [Fact]
    public void Writes_one_line_for_each_sample()
    {
        string[] lines = Report.ToSampleLines().TrimEnd('\n').Split('\n');

        Assert.Equal(5, lines.Length);
        Assert.Equal(
            """{"allocated_bytes":640,"elapsed_ns":1000000,"error":null,"iteration":1,"latency_ms":1.0,"operation":"predict","provider":"mock","succeeded":true}""",
            lines[0]);
    }

    [Fact]
    public void Is_known_to_the_renderer_registry()
    {
        JsonObject payload = BenchmarkOutcome.Of(Report, BenchmarkBudgets.Of(new BenchmarkBudget { MaxErrorCount = 0 })).ToJson();

        foreach (string format in (string[])["json", "markdown", "csv", "html"])
        {
            Assert.True(ReportRenderers.BuiltIn().Render("benchmark", format, payload).SafeToAttach);
        }
    }

    [Fact]
    public void Redacts_inputs_that_name_a_path_of_this_machine()
    {
        BenchmarkReport report = TestBenchmark.Report(
            TestBenchmark.Mock with { Inputs = BenchmarkInputs.Default with { EmbeddingText = "see /home/someone/secret.txt" } },
            [TestBenchmark.Result([1])]);

        Assert.DoesNotContain("someone", report.ToJson().ToString(), StringComparison.Ordinal);
        Assert.Equal(report.ToMarkdown(), Redactor.Observable.Redact(report.ToMarkdown()));
    }

    [Theory]
    [InlineData("""{"results": []}""", "results")]
    [InlineData("""{"results": 3}""", "results")]
    [InlineData("""{}""", "results")]
    public void Refuses_what_is_no_report(string json, string expected)
    {
        WorldForgeException fault = Assert.ThrowsAny<WorldForgeException>(() => BenchmarkReport.FromJson(StrictJson.Parse(json)));

        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_counts_that_contradict_each_other()
    {
        JsonObject result = Report.Results[0].ToJson();

        Assert.ThrowsAny<WorldForgeException>(() => BenchmarkReport.FromJson(With(result.With("error_count", 3))));
        Assert.ThrowsAny<WorldForgeException>(() => BenchmarkReport.FromJson(With(result.With("extended", JsonObject.Create(("elapsed_ns", JsonList.Create([1, 2])))))));
    }

    [Fact]
    public void Reads_a_report_without_extended_fields()
    {
        BenchmarkReport read = BenchmarkReport.FromJson(With(Report.Results[0].ToJson().Without("extended")));

        Assert.Empty(Assert.Single(read.Results).Samples);
    }

    [Fact]
    public void Keeps_a_budget_file_outside_of_the_folder_without_its_folders()
    {
        using TemporaryFile file = new("""[{"max_error_count": 0}]""", "my-budget.json");
        BenchmarkBudgets budgets = BenchmarkBudgets.Load(file.Path, Path.Join(file.Folder, "elsewhere"));

        BenchmarkReport report = TestBenchmark.Report(TestBenchmark.Mock with { BudgetFile = budgets.Reference }, [TestBenchmark.Result([1])]);

        Assert.Equal("<host-local:my-budget.json>", report.Provenance.BudgetFile!.Path);
        Assert.Equal(report.Provenance.ToJson(), ProvenanceEnvelope.FromJson(report.Provenance.ToJson()).ToJson());
        Assert.DoesNotContain(file.Folder, report.ToJson().ToString(), StringComparison.Ordinal);
    }

    private static JsonObject With(JsonObject result) => Report.ToJson().With("results", JsonList.Create([result]));
}
