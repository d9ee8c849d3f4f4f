using WorldForge.Benchmarking;
using WorldForge.Capabilities;
using WorldForge.Serialization;

namespace WorldForge.Tests.Benchmarking;

public sealed class BenchmarkBudgetsTests
{
    [Theory]
    [InlineData("""[{"max_error_count": 0}]""")]
    [InlineData("""{"budgets": [{"max_error_count": 0}]}""")]
    [InlineData("""{"budgets": [{"max_error_count": 0}], "metadata": {"purpose": "test"}}""")]
    public void Reads_a_list_and_a_wrapper(string json)
    {
        BenchmarkBudget budget = Assert.Single(BenchmarkBudgets.FromJson(StrictJson.Parse(json)).Entries);

        Assert.Equal(("*/*", 0), (budget.Selector, budget.MaxErrorCount));
    }

    [Fact]
    public void Reads_every_limit()
    {
        JsonObject wire = TestBenchmark.Object(
            """
            {"provider": "mock", "operation": "predict", "min_success_rate": 1, "max_error_count": 0, "max_retry_count": 2,
             "max_average_latency_ms": 1.5, "max_p95_latency_ms": 3, "min_throughput_per_second": 0}
            """);

        BenchmarkBudget budget = BenchmarkBudget.FromJson(wire);

        Assert.Equal("mock/predict", budget.Selector);
        Assert.Equal((1.0, 0, 2, 1.5, 3.0, 0.0), (
            budget.MinSuccessRate, budget.MaxErrorCount, budget.MaxRetryCount, budget.MaxAverageLatencyMs, budget.MaxP95LatencyMs, budget.MinThroughputPerSecond));
        Assert.Equal(budget, BenchmarkBudget.FromJson(budget.ToJson()));
    }

    [Theory]
    [InlineData("""[]""", "at least one budget")]
    [InlineData("""{"budgets": []}""", "at least one budget")]
    [InlineData("""3""", "list")]
    [InlineData("""{"budget": []}""", "budget")]
    [InlineData("""{"budgets": [{"max_error_count": 0}], "extra": 1}""", "extra")]
    [InlineData("""[3]""", "budgets[0]")]
    [InlineData("""[{"provider": "mock"}]""", "mock/* needs at least one limit")]
    [InlineData("""[{"max_errors": 0}]""", "max_errors")]
    [InlineData("""[{"operation": "generate", "max_error_count": 0}]""", "Unknown benchmark operation 'generate'")]
    [InlineData("""[{"operation": "plan", "max_error_count": 0}]""", "Unknown benchmark operation 'plan'")]
    [InlineData("""[{"min_success_rate": 1.1}]""", "min_success_rate")]
    [InlineData("""[{"min_success_rate": -0.1}]""", "min_success_rate")]
    [InlineData("""[{"max_error_count": true}]""", "max_error_count")]
    [InlineData("""[{"max_error_count": -1}]""", "max_error_count")]
    [InlineData("""[{"max_retry_count": 1.5}]""", "max_retry_count")]
    [InlineData("""[{"max_average_latency_ms": -1}]""", "max_average_latency_ms")]
    [InlineData("""[{"max_p95_latency_ms": "3"}]""", "max_p95_latency_ms")]
    [InlineData("""[{"min_throughput_per_second": -0.5}]""", "min_throughput_per_second")]
    public void Refuses_what_is_no_budget_and_says_where(string json, string expected)
    {
        WorldForgeException fault = Assert.ThrowsAny<WorldForgeException>(() => BenchmarkBudgets.FromJson(StrictJson.Parse(json)));

        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Loads_the_example_files()
    {
        string profiles = Path.Join(RepositoryUnderTest.Root, "profiles");

        BenchmarkInputFile inputs = BenchmarkInputFile.Load(Path.Join(profiles, "benchmark-inputs.json"), RepositoryUnderTest.Root);
        BenchmarkBudgets budgets = BenchmarkBudgets.Load(Path.Join(profiles, "benchmark-budget.json"), RepositoryUnderTest.Root);

        Assert.Equal("profiles/benchmark-inputs.json", inputs.Reference.Path);
        BenchmarkBudget budget = Assert.Single(budgets.Entries);
        Assert.Equal(("mock", Capability.Predict, 1.0, 0, 0), (budget.Provider, budget.Operation, budget.MinSuccessRate, budget.MaxErrorCount, budget.MaxRetryCount));
    }

    [Fact]
    public void Needs_a_budget() => Assert.Throws<WorldForgeException>(static () => BenchmarkBudgets.Of());
}
