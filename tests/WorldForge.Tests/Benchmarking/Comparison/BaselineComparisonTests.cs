using WorldForge.Benchmarking;
using WorldForge.Benchmarking.Comparison;
using WorldForge.Capabilities;
using WorldForge.Randomness;
using WorldForge.Serialization;

namespace WorldForge.Tests.Benchmarking.Comparison;

public sealed class BaselineComparisonTests
{
    private static readonly BenchmarkReport Baseline = Run(1, 0);

    [Theory]
    [InlineData(0, ComparisonVerdict.Unchanged)]
    [InlineData(0.3, ComparisonVerdict.Worse)]
    [InlineData(-0.3, ComparisonVerdict.Better)]
    public void Says_better_worse_or_unchanged_when_the_interval_shows_it(double shift, ComparisonVerdict expected)
    {
        BaselineComparison comparison = BaselineComparison.Of(Baseline, Run(2, shift), Noise(0.08));

        Assert.Equal(expected, comparison.Verdict);
        Assert.Null(comparison.Obstacle);
    }

    [Fact]
    public void Is_inconclusive_when_the_interval_crosses_the_threshold()
    {
        BaselineComparison comparison = BaselineComparison.Of(Baseline, Run(2, Math.Log(1.08)), Noise(0.08));

        ComparisonRow row = Assert.Single(comparison.Rows);
        Assert.Equal(ComparisonVerdict.Inconclusive, row.Verdict);
        Assert.Contains("crosses the threshold of 8.00 %", row.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_to_judge_latencies_without_a_noise_floor()
    {
        BaselineComparison comparison = BaselineComparison.Of(Baseline, Run(2, 1), null);

        ComparisonRow row = Assert.Single(comparison.Rows);
        Assert.Equal(ComparisonVerdict.Inconclusive, row.Verdict);
        Assert.Contains("noise floor of this machine class is unknown", row.Reason, StringComparison.Ordinal);
        Assert.NotNull(row.Latency!.Test);
    }

    [Fact]
    public void Refuses_to_judge_latencies_with_a_noise_floor_that_is_too_high()
    {
        BaselineComparison comparison = BaselineComparison.Of(Baseline, Run(2, 1), Noise(0.3));

        Assert.Equal(ComparisonVerdict.Inconclusive, comparison.Verdict);
        Assert.Contains("30.00 % is above 25.00 %", comparison.Rows[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Ignores_a_noise_profile_of_another_machine_class() =>
        Assert.Equal(
            ComparisonVerdict.Inconclusive,
            BaselineComparison.Of(Baseline, Run(2, 1), Noise(0.08) with { MachineClass = TestBenchmark.Machine with { ProcessorCount = 64 } }).Verdict);

    [Fact]
    public void Is_inconclusive_with_too_few_samples()
    {
        BenchmarkReport few = TestBenchmark.Report(TestBenchmark.Result([1, 1.1, 1.2]));

        BaselineComparison comparison = BaselineComparison.Of(few, TestBenchmark.Report(TestBenchmark.Result([9, 9.1, 9.2])), Noise(0.08));

        Assert.Contains("too few samples", Assert.Single(comparison.Rows).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Is_inconclusive_when_a_run_keeps_no_samples()
    {
        BenchmarkReport bare = Baseline with { Results = [Baseline.Results[0] with { Samples = [] }] };

        Assert.Contains("no successful samples", BaselineComparison.Of(bare, Baseline, Noise(0.08)).Rows[0].Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("machine", "different machine classes")]
    [InlineData("inputs", "different inputs")]
    [InlineData("concurrency", "different concurrency")]
    [InlineData("warmup", "different numbers of warm-up calls")]
    public void Does_not_compare_timings_of_runs_that_are_not_alike(string what, string reason)
    {
        BenchmarkRequest request = what switch
        {
            "machine" => TestBenchmark.Mock with { MachineClass = TestBenchmark.Machine with { Runtime = "10.0.1" } },
            "inputs" => TestBenchmark.Mock with { Inputs = BenchmarkInputs.Default with { EmbeddingText = "other" } },
            "concurrency" => TestBenchmark.Mock with { Concurrency = 2 },
            _ => TestBenchmark.Mock with { WarmupIterations = 3 },
        };

        BaselineComparison comparison = BaselineComparison.Of(Baseline, Run(2, 1, request), Noise(0.08));

        Assert.Equal(ComparisonVerdict.Inconclusive, comparison.Verdict);
        Assert.Contains(reason, comparison.Obstacle, StringComparison.Ordinal);
    }

    [Fact]
    public void Does_not_compare_runs_with_other_providers_or_operations_beside()
    {
        BenchmarkReport more = TestBenchmark.Report(Baseline.Results[0], TestBenchmark.Result([1, 2], operation: Capability.Embed));
        BenchmarkReport others = TestBenchmark.Report(Baseline.Results[0], TestBenchmark.Result([1, 2], provider: "other"));

        Assert.Equal("the runs had different operations", BaselineComparison.Of(Baseline, more, Noise(0.08)).Obstacle);
        Assert.Equal("the runs had different providers at the same time", BaselineComparison.Of(Baseline, others, Noise(0.08)).Obstacle);
        Assert.Equal(2, BaselineComparison.Of(more, Baseline, null).Rows.Length);
    }

    [Fact]
    public void Decides_by_a_changed_counter_without_statistics()
    {
        BenchmarkReport retried = TestBenchmark.Report(Result(1, 0, retries: 1));

        BaselineComparison worse = BaselineComparison.Of(Baseline, retried, null);
        BaselineComparison better = BaselineComparison.Of(retried, Baseline, null);

        Assert.Equal(ComparisonVerdict.Worse, worse.Verdict);
        Assert.Equal("changed counters, which no chance explains: retries, events:predict", worse.Rows[0].Reason);
        Assert.Equal(ComparisonVerdict.Better, better.Verdict);
    }

    [Fact]
    public void Counts_failed_calls_as_worse() =>
        Assert.Equal(
            ComparisonVerdict.Worse,
            BaselineComparison.Of(Baseline, TestBenchmark.Report(TestBenchmark.Result([1, 1, null])), null).Verdict);

    [Theory]
    [InlineData(640, 648, ComparisonVerdict.Worse)]
    [InlineData(640, 632, ComparisonVerdict.Better)]
    public void Counts_allocated_bytes_exactly(long before, long after, ComparisonVerdict expected)
    {
        BaselineComparison comparison = BaselineComparison.Of(
            TestBenchmark.Report(Result(1, 0, allocated: before)), TestBenchmark.Report(Result(1, 0, allocated: after)), Noise(0.08));

        Assert.Equal(expected, comparison.Verdict);
        Assert.Contains("allocated_bytes", comparison.Rows[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Does_not_compare_allocations_of_different_machine_classes()
    {
        BenchmarkRequest other = TestBenchmark.Mock with { MachineClass = TestBenchmark.Machine with { Runtime = "11.0.0" } };

        BaselineComparison comparison = BaselineComparison.Of(
            TestBenchmark.Report(Result(1, 0, allocated: 640)), TestBenchmark.Report(other, [Result(1, 0, allocated: 999)]), null);

        Assert.Equal(ComparisonVerdict.Inconclusive, comparison.Verdict);
    }

    [Fact]
    public void Allows_a_counter_to_vary_as_much_as_it_does_between_runs_of_the_same_code()
    {
        NoiseProfile varying = NoiseProfile.Of(
            [.. Enumerable.Range(0, 5).Select(static i => TestBenchmark.Report(Result((ulong)i + 1, 0, allocated: 640 + (8 * i))))], TestBenchmark.Start);

        BaselineComparison within = BaselineComparison.Of(
            TestBenchmark.Report(Result(1, 0, allocated: 640)), TestBenchmark.Report(Result(1, 0, allocated: 672)), varying);
        BaselineComparison beyond = BaselineComparison.Of(
            TestBenchmark.Report(Result(1, 0, allocated: 640)), TestBenchmark.Report(Result(1, 0, allocated: 680)), varying);

        Assert.Equal(ComparisonVerdict.Unchanged, within.Verdict);
        Assert.Equal(ComparisonVerdict.Worse, beyond.Verdict);
    }

    [Fact]
    public void Does_not_let_a_better_counter_hide_a_worse_latency()
    {
        BaselineComparison comparison = BaselineComparison.Of(
            TestBenchmark.Report(Result(1, 0, allocated: 640)), TestBenchmark.Report(Result(2, 0.5, allocated: 320)), Noise(0.08));

        Assert.Equal(ComparisonVerdict.Worse, comparison.Verdict);
    }

    [Fact]
    public void States_its_rules_and_renders_in_every_form()
    {
        BenchmarkOutcome outcome = BenchmarkOutcome.Of(Run(2, 0.3)).ComparedWith(Baseline, Noise(0.08));

        string markdown = outcome.Render("markdown");
        Assert.Contains("- Verdict: worse", markdown, StringComparison.Ordinal);
        Assert.Contains("Mann-Whitney U", markdown, StringComparison.Ordinal);
        Assert.Contains("1 - 0.05/1", markdown, StringComparison.Ordinal);
        Assert.Contains("Baseline Comparison", outcome.Render("html"), StringComparison.Ordinal);
        Assert.StartsWith("provider,operation,verdict,ratio,low,high,p_value,cliffs_delta,threshold,noise_floor,", outcome.Render("csv"), StringComparison.Ordinal);
        Assert.Equal(["benchmark", "comparison"], outcome.ToJson().Keys);
        Assert.Equal("worse", ((JsonText)((JsonObject)outcome.ToJson()["comparison"])["verdict"]).Value);
        Assert.True(outcome.Passed);
    }

    [Fact]
    public void Raises_no_false_alarm_when_runs_of_the_same_code_drift()
    {
        Xoshiro256StarStar random = new(20260105);
        int plain = 0;
        int judged = 0;
        for (int trial = 0; trial < 60; trial++)
        {
            // Every process has its own level: five percent up or down, far more than its samples' medians vary.
            BenchmarkReport[] runs = [.. Enumerable.Range(0, 12).Select(i => Run((ulong)((trial * 100) + i + 1), 0.05 * random.NextNormal()))];
            NoiseProfile noise = NoiseProfile.Of(runs[..10], TestBenchmark.Start);
            ComparisonRow row = Assert.Single(BaselineComparison.Of(runs[10], runs[11], noise).Rows);
            plain += row.Latency!.Test!.P < 0.05 ? 1 : 0;
            judged += row.Verdict is ComparisonVerdict.Better or ComparisonVerdict.Worse ? 1 : 0;
        }

        // The plain test, which knows nothing of drift, cries wolf most of the time; at 0.05 three of sixty would be its share.
        Assert.InRange(plain, 20, 60);
        Assert.InRange(judged, 0, 3);
    }

    [Fact]
    public void Checks_its_rules()
    {
        Assert.Throws<WorldForgeException>(static () => new ComparisonRules { Alpha = 0 });
        Assert.Throws<WorldForgeException>(static () => new ComparisonRules { Alpha = 0.6 });
        Assert.Throws<WorldForgeException>(static () => new ComparisonRules { MinimumEffect = -0.1 });
        Assert.Throws<WorldForgeException>(static () => new ComparisonRules { MaximumNoise = 0 });
    }

    internal static BenchmarkReport Run(ulong seed, double shift, BenchmarkRequest? request = null) =>
        TestBenchmark.Report(request ?? TestBenchmark.Mock, [Result(seed, shift, request: request)]);

    internal static BenchmarkResult Result(ulong seed, double shift, long retries = 0, long? allocated = null, BenchmarkRequest? request = null)
    {
        Xoshiro256StarStar random = new(seed);
        return TestBenchmark.Result(
            [.. Enumerable.Range(0, 100).Select(_ => (double?)Math.Exp(shift + (0.1 * random.NextNormal())))],
            retries: retries,
            allocated: allocated,
            request: request);
    }

    private static NoiseProfile Noise(double floor)
    {
        NoiseProfile profile = NoiseProfile.Of([.. Enumerable.Range(0, 5).Select(static i => Run((ulong)i + 10, 0))], TestBenchmark.Start);
        return profile with { Rows = [.. profile.Rows.Select(row => row with { NoiseFloor = floor })] };
    }
}
