using WorldForge.Benchmarking;
using WorldForge.Benchmarking.Calibration;
using WorldForge.Capabilities;
using WorldForge.Serialization;

namespace WorldForge.Tests.Benchmarking.Calibration;

public sealed class BudgetCalibrationTests
{
    private static readonly CalibrationOptions Reasoned = new() { MachineClass = "ci-large", Rationale = "A slower, safer parser." };

    [Fact]
    public void Sets_limits_with_headroom_above_what_was_observed()
    {
        BudgetCalibration calibration = Calibrate(Source(TestBenchmark.Result([1, 2, 3, 4])), null);

        BenchmarkBudget budget = Assert.Single(calibration.Candidates);
        Assert.Equal(("mock/predict", 1.0, 0, 0), (budget.Selector, budget.MinSuccessRate, budget.MaxErrorCount, budget.MaxRetryCount));
        Assert.Equal(2.5 * 1.25, budget.MaxAverageLatencyMs!.Value, 9);
        Assert.Equal(3.85 * 1.25, budget.MaxP95LatencyMs!.Value, 9);
        Assert.Equal(400 / 1.25, budget.MinThroughputPerSecond!.Value, 6);
        Assert.All(calibration.Diffs, static diff => Assert.Equal(BudgetDirection.New, diff.Direction));
        Assert.Equal(
            ["success_rate", "error_count", "retry_count", "average_latency_ms", "p95_latency_ms", "throughput_per_second"],
            calibration.Diffs.Select(static diff => diff.Metric));
    }

    [Fact]
    public void Takes_the_worst_of_several_reports_whatever_their_order()
    {
        SourceReport fast = Source(TestBenchmark.Result([1, 1, 1, 1]));
        SourceReport slow = Source(TestBenchmark.Result([8, 8, 8, null], retries: 3));

        BenchmarkBudget one = Assert.Single(Calibrate([fast, slow], null).Candidates);
        BenchmarkBudget other = Assert.Single(Calibrate([slow, fast], null).Candidates);

        Assert.Equal(one, other);
        Assert.Equal((0.75, 1, 3, 10.0), (one.MinSuccessRate, one.MaxErrorCount, one.MaxRetryCount, one.MaxAverageLatencyMs));
    }

    [Fact]
    public void Sorts_candidates_and_leaves_out_what_was_not_observed()
    {
        BudgetCalibration calibration = Calibrate(
            Source(TestBenchmark.Result([1]), TestBenchmark.Result([null], operation: Capability.Embed), TestBenchmark.Result([1], provider: "alpha")), null);

        Assert.Equal(["alpha/predict", "mock/embed", "mock/predict"], calibration.Candidates.Select(static budget => budget.Selector));
        BenchmarkBudget failed = calibration.Candidates[1];
        Assert.Null(failed.MaxAverageLatencyMs);
        Assert.Null(failed.MinThroughputPerSecond);
        Assert.Equal(0, failed.MinSuccessRate);
    }

    [Fact]
    public void Rounds_the_success_rate_down_so_that_the_report_keeps_its_own_candidate()
    {
        BenchmarkResult result = TestBenchmark.Result([1, 1, null]);

        BudgetCalibration calibration = Calibrate(Source(result), null, new CalibrationOptions { HeadroomRatio = 0 });

        Assert.Equal(0.6666, Assert.Single(calibration.Candidates).MinSuccessRate);
        Assert.True(BenchmarkGate.Evaluate([result], BenchmarkBudgets.FromJson(calibration.ToCandidateJson())).Passed);
    }

    [Fact]
    public void Says_what_each_candidate_would_do_to_the_limit_in_force()
    {
        BenchmarkBudgets current = BenchmarkBudgets.Of(new BenchmarkBudget
        {
            Provider = "mock",
            MinSuccessRate = 1,
            MaxErrorCount = 2,
            MaxAverageLatencyMs = 1,
        });

        BudgetCalibration calibration = Calibrate([Source(TestBenchmark.Result([2, 2]))], current, Reasoned);

        Assert.Equal(
            [
                ("success_rate", BudgetDirection.Unchanged),
                ("error_count", BudgetDirection.Tightened),
                ("retry_count", BudgetDirection.New),
                ("average_latency_ms", BudgetDirection.Loosened),
                ("p95_latency_ms", BudgetDirection.New),
                ("throughput_per_second", BudgetDirection.New),
            ],
            calibration.Diffs.Select(static diff => (diff.Metric, diff.Direction)));
    }

    [Fact]
    public void Prefers_the_exact_budget_over_an_earlier_wider_one()
    {
        BenchmarkBudgets current = BenchmarkBudgets.Of(
            new BenchmarkBudget { MaxErrorCount = 9 },
            new BenchmarkBudget { Provider = "mock", Operation = Capability.Predict, MaxErrorCount = 1 });

        BudgetCalibration calibration = Calibrate([Source(TestBenchmark.Result([1]))], current, Reasoned);

        Assert.Equal(JsonValue.FromInt32(1), calibration.Diffs.Single(static diff => diff.Metric == "error_count").OldThreshold);
    }

    [Fact]
    public void Refuses_to_loosen_without_rationale_and_machine_class()
    {
        BenchmarkBudgets current = BenchmarkBudgets.Of(new BenchmarkBudget { MaxAverageLatencyMs = 1 });
        SourceReport source = Source(TestBenchmark.Result([2, 2])) with { MachineClass = null };

        WorldForgeException fault = Assert.Throws<WorldForgeException>(() => Calibrate([source], current, new CalibrationOptions()));

        Assert.Contains("average_latency_ms of mock/predict", fault.Message, StringComparison.Ordinal);
        Assert.Contains("a rationale", fault.Message, StringComparison.Ordinal);
        Assert.Contains("a machine class", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_to_loosen_without_input_digests_or_observations()
    {
        BenchmarkBudgets current = BenchmarkBudgets.Of(new BenchmarkBudget { MaxAverageLatencyMs = 1 });
        SourceReport anonymous = Source(TestBenchmark.Result([2, 2])) with { InputDigest = null };
        SourceReport failed = Source(TestBenchmark.Result([null]));

        Assert.Contains(
            "a preserved input digest",
            Assert.Throws<WorldForgeException>(() => Calibrate([anonymous], current, Reasoned)).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "an observed baseline",
            Assert.Throws<WorldForgeException>(() => Calibrate([failed], current, Reasoned)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Writes_three_files_and_changes_no_budget()
    {
        using TemporaryFile budget = new("""[{"provider": "mock", "max_average_latency_ms": 1}]""", "budget.json");
        byte[] before = File.ReadAllBytes(budget.Path);
        BenchmarkBudgets current = BenchmarkBudgets.Load(budget.Path, budget.Folder);
        string folder = Path.Join(budget.Folder, "deep", "out");
        SourceReport source = Source(TestBenchmark.Result([2, 2]));

        BudgetCalibration calibration = Calibrate([source], current, Reasoned);
        calibration.Write(folder, overwrite: false, "out");

        BenchmarkBudgets candidates = BenchmarkBudgets.Load(Path.Join(folder, "candidate-budgets.json"), folder);
        Assert.Equal(calibration.Candidates, candidates.Entries);
        Assert.Equal("true", candidates.Metadata!["review_required"].ToString());
        Assert.Equal(before, File.ReadAllBytes(budget.Path));
        Assert.False(BenchmarkGate.Evaluate([TestBenchmark.Result([2, 2])], BenchmarkBudgets.Load(budget.Path)).Passed);
        JsonObject record = TestBenchmark.Object(File.ReadAllText(Path.Join(folder, "budget-calibration.json")));
        Assert.Equal("\"budget.json\"", record["current_budget_path"].ToString());
        Assert.Equal(Sha256Digest.Of(before).ToString(), ((JsonText)record["current_budget_digest"]).Value);
        JsonObject context = (JsonObject)((JsonList)record["baseline_context"])[0];
        Assert.Equal("\"ci-large\"", context["machine_class"].ToString());
        Assert.Equal(source.Digest.ToString(), ((JsonText)context["source_report_digest"]).Value);
        string review = File.ReadAllText(Path.Join(folder, "budget-calibration.md"));
        Assert.All(["## Source Reports", "## Baseline Context", "## Candidate Diffs", "## Human Review Required", "loosened"], part => Assert.Contains(part, review, StringComparison.Ordinal));
        Assert.Throws<WorldForgeException>(() => calibration.Write(folder, overwrite: false, "out"));
        calibration.Write(folder, overwrite: true, "out");
    }

    [Fact]
    public void Takes_the_machine_class_that_the_reports_agree_on()
    {
        SourceReport source = Source(TestBenchmark.Result([1]));

        Assert.Equal("test-machine", Calibrate(source, null).MachineClass);
        Assert.Null(Calibrate([source, source with { MachineClass = null }], null).MachineClass);
        Assert.Equal("unknown", ((JsonText)((JsonObject)Calibrate([source with { MachineClass = null }], null).ToCandidateJson()["metadata"])["machine_class"]).Value);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(10.1)]
    [InlineData(double.NaN)]
    public void Refuses_a_headroom_out_of_range(double headroom) =>
        Assert.Throws<WorldForgeException>(() => new CalibrationOptions { HeadroomRatio = headroom });

    [Fact]
    public void Refuses_blank_words_and_no_report()
    {
        Assert.Throws<WorldForgeException>(static () => new CalibrationOptions { Rationale = " " });
        Assert.Throws<WorldForgeException>(static () => new CalibrationOptions { MachineClass = "" });
        Assert.Throws<WorldForgeException>(static () => Calibrate([], null));
    }

    [Theory]
    [InlineData("[]", "object")]
    [InlineData("{}", "results")]
    [InlineData("""{"results": []}""", "results")]
    [InlineData("""{"results": [3]}""", "results")]
    [InlineData("not json", "not valid JSON")]
    public void Refuses_what_is_no_report(string json, string expected)
    {
        using TemporaryFile file = new(json);

        WorldForgeException fault = Assert.ThrowsAny<WorldForgeException>(() => SourceReport.Load(file.Path, file.Folder));

        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("iterations", "0")]
    [InlineData("iterations", "7")]
    [InlineData("success_count", "true")]
    [InlineData("error_count", "-1")]
    [InlineData("retry_count", "1.5")]
    [InlineData("provider", "\" \"")]
    [InlineData("operation", "\"\"")]
    [InlineData("average_latency_ms", "-1")]
    [InlineData("p95_latency_ms", "\"3\"")]
    [InlineData("throughput_per_second", null)]
    [InlineData("retry_count", null)]
    public void Counts_a_missing_or_malformed_member_as_invalid(string member, string? value)
    {
        JsonObject report = TestBenchmark.Report(TestBenchmark.Result([1, 2])).ToJson();
        JsonObject result = (JsonObject)((JsonList)report["results"])[0];
        JsonObject changed = value is null ? result.Without(member) : result.With(member, StrictJson.Parse(value));

        Assert.ThrowsAny<WorldForgeException>(
            () => SourceReport.Of(report.With("results", JsonList.Create([changed])), "report.json", Sha256Digest.Of([])));
    }

    private static SourceReport Source(params BenchmarkResult[] results)
    {
        BenchmarkReport report = TestBenchmark.Report(TestBenchmark.Mock with { Command = ["worldforge", "benchmark"] }, results);
        return SourceReport.Of(report.ToJson(), "reports/benchmark.json", CanonicalJson.Digest(report.ToJson()));
    }

    private static BudgetCalibration Calibrate(SourceReport source, BenchmarkBudgets? current, CalibrationOptions? options = null) =>
        Calibrate([source], current, options);

    private static BudgetCalibration Calibrate(IReadOnlyList<SourceReport> sources, BenchmarkBudgets? current, CalibrationOptions? options = null) =>
        BudgetCalibration.Of(sources, current, options ?? new CalibrationOptions(), TestBenchmark.Start);
}
