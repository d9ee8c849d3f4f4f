using WorldForge.Benchmarking;
using WorldForge.Capabilities;

namespace WorldForge.Tests.Benchmarking;

public sealed class BenchmarkGateTests
{
    private static readonly BenchmarkResult Good = TestBenchmark.Result([1, 2, 3, 4]);

    [Fact]
    public void Passes_when_every_limit_is_kept_also_exactly()
    {
        BenchmarkGateReport gate = Gate(Good, new BenchmarkBudget
        {
            MinSuccessRate = 1,
            MaxErrorCount = 0,
            MaxRetryCount = 0,
            MaxAverageLatencyMs = 2.5,
            MaxP95LatencyMs = Good.P95LatencyMs,
            MinThroughputPerSecond = Good.ThroughputPerSecond,
        });

        Assert.True(gate.Passed);
        Assert.Equal((1, 0), (gate.CheckedResultCount, gate.Violations.Length));
    }

    [Fact]
    public void Finds_every_limit_that_is_not_kept_in_fixed_order()
    {
        BenchmarkResult bad = TestBenchmark.Result([10, null, 10, 10], retries: 2);

        BenchmarkGateReport gate = Gate(bad, new BenchmarkBudget
        {
            MinSuccessRate = 1,
            MaxErrorCount = 0,
            MaxRetryCount = 1,
            MaxAverageLatencyMs = 9.5,
            MaxP95LatencyMs = 9,
            MinThroughputPerSecond = 1e9,
        });

        Assert.False(gate.Passed);
        Assert.Equal(
            ["success_rate >= 1.0000 0.7500", "error_count <= 0 1", "retry_count <= 1 2", "average_latency_ms <= 9.5000 10.0000", "p95_latency_ms <= 9.0000 10.0000"],
            gate.Violations.Take(5).Select(static violation => $"{violation.Metric} {violation.Condition} {BudgetMetric.Text(violation.Observed)}"));
        Assert.Equal("throughput_per_second", gate.Violations[5].Metric);
    }

    [Fact]
    public void Violates_a_budget_that_matches_nothing()
    {
        BenchmarkGateReport gate = Gate(Good, new BenchmarkBudget { Provider = "other", Operation = Capability.Score, MaxErrorCount = 0 });

        BenchmarkViolation violation = Assert.Single(gate.Violations);
        Assert.Equal(
            ("other", Capability.Score, "matching_results", ">= 1 matching result", "other/score"),
            (violation.Provider, violation.Operation, violation.Metric, violation.Condition, violation.BudgetSelector));
        Assert.Equal(0, gate.CheckedResultCount);
    }

    [Fact]
    public void Violates_a_latency_limit_when_nothing_succeeded()
    {
        BenchmarkGateReport gate = Gate(TestBenchmark.Result([null, null]), new BenchmarkBudget { MaxAverageLatencyMs = 1000, MaxP95LatencyMs = 1000 });

        Assert.Equal(["average_latency_ms", "p95_latency_ms"], gate.Violations.Select(static violation => violation.Metric));
        Assert.All(gate.Violations, static violation => Assert.True(violation.Observed.IsNull));
    }

    [Fact]
    public void Counts_a_result_that_two_budgets_match_twice()
    {
        BenchmarkGateReport gate = BenchmarkGate.Evaluate(
            [Good, TestBenchmark.Result([1], operation: Capability.Embed)],
            BenchmarkBudgets.Of(new BenchmarkBudget { MaxErrorCount = 0 }, new BenchmarkBudget { Operation = Capability.Predict, MaxErrorCount = 0 }));

        Assert.Equal(3, gate.CheckedResultCount);
    }

    [Fact]
    public void Renders_the_judgement()
    {
        BenchmarkGateReport gate = Gate(TestBenchmark.Result([10, null]), new BenchmarkBudget { Provider = "mock", MaxErrorCount = 0, MaxAverageLatencyMs = 5 });

        Assert.Equal(
            """
            # Benchmark Gate Report

            - Status: failed
            - Budgets: 1
            - Checked results: 1
            - Violations: 2

            """.ReplaceLineEndings("\n"),
            gate.ToMarkdown()[..(gate.ToMarkdown().IndexOf('|', StringComparison.Ordinal) - 1)]);
        Assert.Equal(
            "provider,operation,metric,observed,threshold,condition,budget_selector\n"
            + "mock,predict,error_count,1,0,<= 0,mock/*\n"
            + "mock,predict,average_latency_ms,10.0000,5.0000,<= 5.0000,mock/*",
            gate.ToCsv());
        Assert.DoesNotContain("|", Gate(Good, new BenchmarkBudget { MaxErrorCount = 0 }).ToMarkdown(), StringComparison.Ordinal);
    }

    private static BenchmarkGateReport Gate(BenchmarkResult result, BenchmarkBudget budget) =>
        BenchmarkGate.Evaluate([result], BenchmarkBudgets.Of(budget));
}
