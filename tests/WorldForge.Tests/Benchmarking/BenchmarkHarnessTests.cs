using System.Collections.Concurrent;
using WorldForge.Benchmarking;
using WorldForge.Capabilities;
using WorldForge.Evidence;
using WorldForge.Providers.Mock;
using WorldForge.Testing;

namespace WorldForge.Tests.Benchmarking;

public sealed class BenchmarkHarnessTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Runs_everything_that_the_provider_supports_in_canonical_order()
    {
        BenchmarkReport report = await TestBenchmark.Harness().RunAsync(TestBenchmark.Mock, null, Token);

        Assert.Equal([Capability.Predict, Capability.Embed, Capability.Score], report.Results.Select(static result => result.Operation));
        Assert.All(report.Results, static result => Assert.Equal((5, 5, 0), (result.Iterations, result.SuccessCount, result.ErrorCount)));
    }

    [Fact]
    public async Task Orders_results_by_provider_as_asked_then_by_operation()
    {
        BenchmarkHarness harness = TestBenchmark.Harness(null, TestBenchmark.Faulty("alpha", new MockFaultPlan()));
        BenchmarkRequest request = TestBenchmark.Mock with
        {
            Providers = ["mock", "alpha", "mock"],
            Operations = [Capability.Score, Capability.Predict, Capability.Score],
        };

        BenchmarkReport report = await harness.RunAsync(request, null, Token);

        Assert.Equal(
            [("mock", Capability.Predict), ("mock", Capability.Score), ("alpha", Capability.Predict), ("alpha", Capability.Score)],
            report.Results.Select(static result => (result.Provider, result.Operation)));
        Assert.Equal("[\"score\",\"predict\"]", report.RunMetadata["requested_operations"].ToString());
    }

    [Fact]
    public async Task Measures_each_call_with_the_given_clock()
    {
        BenchmarkReport report = await TestBenchmark.Harness(TestBenchmark.Stepping())
            .RunAsync(TestBenchmark.Mock with { Operations = [Capability.Embed], Iterations = 3 }, null, Token);

        BenchmarkResult result = Assert.Single(report.Results);
        Assert.Equal(3, result.Samples.Length);
        Assert.All(result.Samples, static sample => Assert.InRange(sample.ElapsedNanoseconds, 1_000_000, 10_000_000));
        Assert.Equal(result.P50LatencyMs, result.AverageLatencyMs);
        Assert.Equal(3 / (result.TotalTimeMs / 1000), result.ThroughputPerSecond, 6);
    }

    [Fact]
    public async Task States_no_latency_below_a_tenth_of_a_millisecond_and_keeps_what_was_measured()
    {
        BenchmarkReport report = await TestBenchmark.Harness(new ManualTimeProvider(TestBenchmark.Start))
            .RunAsync(TestBenchmark.Mock with { Operations = [Capability.Embed] }, null, Token);

        BenchmarkResult result = Assert.Single(report.Results);
        Assert.Equal(0.1, result.MinLatencyMs);
        Assert.Equal(0, result.ThroughputPerSecond);
        Assert.All(result.Samples, static sample => Assert.Equal(0, sample.ElapsedNanoseconds));
    }

    [Fact]
    public async Task Turns_typed_failures_and_time_outs_into_error_samples()
    {
        MockFaultPlan faults = new MockFaultPlan()
            .FailNext(new ProviderException(FaultCodes.ProviderTransport, "no route, api_key=abcdef123456"))
            .FailNext(new TimeoutException("too slow"))
            .FailNext(new WorldForgeException(FaultCodes.InputInvalid, "not like this"));
        BenchmarkHarness harness = TestBenchmark.Harness(null, TestBenchmark.Faulty("flaky", faults));

        BenchmarkReport report = await harness.RunAsync(
            TestBenchmark.Mock with { Providers = ["flaky"], Operations = [Capability.Predict], Iterations = 4 }, null, Token);

        BenchmarkResult result = Assert.Single(report.Results);
        Assert.Equal((1, 3), (result.SuccessCount, result.ErrorCount));
        Assert.Equal(3, result.Errors.Length);
        Assert.DoesNotContain("abcdef123456", string.Join('\n', result.Errors), StringComparison.Ordinal);
        Assert.Equal([false, false, false, true], result.Samples.Select(static sample => sample.Succeeded));
    }

    [Fact]
    public async Task Lets_a_bug_of_the_provider_escape()
    {
        MockFaultPlan faults = new MockFaultPlan().FailNext(new InvalidCastException("a bug"));
        BenchmarkHarness harness = TestBenchmark.Harness(null, TestBenchmark.Faulty("buggy", faults));

        InvalidCastException bug = await Assert.ThrowsAsync<InvalidCastException>(
            () => harness.RunAsync(TestBenchmark.Mock with { Providers = ["buggy"] }, null, Token));

        Assert.Equal("a bug", bug.Message);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Lets_what_the_callback_throws_escape(int concurrency)
    {
        BenchmarkRequest request = TestBenchmark.Mock with { Iterations = 50, Concurrency = concurrency };

        await Assert.ThrowsAsync<InvalidDataException>(() => TestBenchmark.Harness().RunAsync(request, static _ => throw new InvalidDataException(), Token));
    }

    [Fact]
    public async Task Stops_the_other_providers_after_a_bug_and_reports_the_bug()
    {
        MockFaultPlan faults = new MockFaultPlan().FailNext(new IndexOutOfRangeException("a bug"));
        BenchmarkHarness harness = TestBenchmark.Harness(null, TestBenchmark.Faulty("buggy", faults));

        await Assert.ThrowsAsync<IndexOutOfRangeException>(
            () => harness.RunAsync(TestBenchmark.Mock with { Providers = ["mock", "buggy"], Iterations = 100_000, Operations = [Capability.Embed] }, null, Token));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Ends_with_the_cancellation(int concurrency)
    {
        using CancellationTokenSource source = CancellationTokenSource.CreateLinkedTokenSource(Token);
        BenchmarkRequest request = TestBenchmark.Mock with { Iterations = 1000, Concurrency = concurrency };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => TestBenchmark.Harness().RunAsync(request, _ => source.Cancel(), source.Token));
    }

    [Fact]
    public async Task Tells_of_every_call_once_also_with_many_workers()
    {
        ConcurrentQueue<BenchmarkObservation> seen = [];
        BenchmarkRequest request = TestBenchmark.Mock with { Operations = [Capability.Embed], Iterations = 100, Concurrency = 8 };

        await TestBenchmark.Harness().RunAsync(request, seen.Enqueue, Token);

        Assert.Equal(Enumerable.Range(1, 100), seen.Select(static observation => observation.Iteration).Order());
        Assert.All(seen, static observation => Assert.Equal("mock embed True", $"{observation.Provider} {observation.Operation.ToWireName()} {observation.Succeeded}"));
        Assert.Equal(
            ["error", "iteration", "latency_ms", "operation", "provider", "succeeded"],
            seen.First().ToJson().Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Counts_the_events_of_the_measured_calls_only()
    {
        BenchmarkRequest request = TestBenchmark.Mock with { Operations = [Capability.Embed], Iterations = 4, WarmupIterations = 3 };

        BenchmarkReport report = await TestBenchmark.Harness().RunAsync(request, null, Token);

        BenchmarkResult result = Assert.Single(report.Results);
        BenchmarkEventCount events = Assert.Single(result.Events);
        Assert.Equal(("embed", 4L, 0L), (events.Operation, events.RequestCount, events.ErrorCount));
        Assert.Equal(4, events.Phases["success"]);
        Assert.Equal(4, report.EventCount);
        Assert.Equal(3, result.WarmupIterations);
    }

    [Fact]
    public async Task Detaches_its_count_after_the_operation()
    {
        BenchmarkHarness harness = TestBenchmark.Harness();
        BenchmarkRequest request = TestBenchmark.Mock with { Operations = [Capability.Embed] };

        await harness.RunAsync(request, null, Token);
        BenchmarkReport second = await harness.RunAsync(request, null, Token);

        Assert.Equal(5, second.EventCount);
    }

    [Fact]
    public async Task Counts_what_a_call_allocates_on_its_thread()
    {
        BenchmarkRequest request = TestBenchmark.Mock with { Operations = [Capability.Embed], CountAllocations = true, Iterations = 20 };

        BenchmarkReport report = await TestBenchmark.Harness().RunAsync(request, null, Token);

        AllocationSummary allocations = Assert.Single(report.Results).Allocations!;
        Assert.Equal(20, allocations.SampleCount);
        Assert.InRange(allocations.TypicalBytes, 1, 1_000_000);
        Assert.InRange(allocations.TypicalBytes, allocations.MinBytes, allocations.MaxBytes);
    }

    [Fact]
    public async Task Names_an_unregistered_provider()
    {
        ProviderException fault = await Assert.ThrowsAsync<ProviderException>(
            () => TestBenchmark.Harness().RunAsync(TestBenchmark.Mock with { Providers = ["nobody"] }, null, Token));

        Assert.Equal((FaultCodes.ProviderUnregistered, "nobody"), (fault.Code, fault.Provider));
    }

    [Fact]
    public async Task Names_the_provider_and_an_operation_that_it_does_not_support()
    {
        ProviderException fault = await Assert.ThrowsAsync<ProviderException>(
            () => TestBenchmark.Harness().RunAsync(TestBenchmark.Mock with { Operations = [Capability.Policy] }, null, Token));

        Assert.Equal(FaultCodes.ProviderCapability, fault.Code);
        Assert.Contains("'mock'", fault.Message, StringComparison.Ordinal);
        Assert.Contains("policy", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_a_provider_that_supports_no_operation()
    {
        ProviderException fault = await Assert.ThrowsAsync<ProviderException>(
            () => TestBenchmark.Harness(null, new PlannerOnly()).RunAsync(TestBenchmark.Mock with { Providers = ["planner-only"] }, null, Token));

        Assert.Contains("none of the benchmark operations predict, embed, score, policy", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaves_out_and_records_unsupported_operations_when_asked()
    {
        BenchmarkRequest request = TestBenchmark.Mock with { Operations = [Capability.Embed, Capability.Policy], OnlySupported = true };

        BenchmarkReport report = await TestBenchmark.Harness().RunAsync(request, null, Token);

        Assert.Equal(Capability.Embed, Assert.Single(report.Results).Operation);
        Assert.Equal("[{\"operation\":\"policy\",\"provider\":\"mock\"}]", report.RunMetadata["unsupported_operations"].ToString());
    }

    [Fact]
    public async Task Refuses_when_nothing_is_left()
    {
        BenchmarkRequest request = TestBenchmark.Mock with { Operations = [Capability.Policy], OnlySupported = true };

        ProviderException fault = await Assert.ThrowsAsync<ProviderException>(() => TestBenchmark.Harness().RunAsync(request, null, Token));

        Assert.Contains("mock", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Never_benchmarks_plan()
    {
        WorldForgeException fault = await Assert.ThrowsAsync<WorldForgeException>(
            () => TestBenchmark.Harness().RunAsync(TestBenchmark.Mock with { Operations = [Capability.Plan] }, null, Token));

        Assert.Equal("Unknown benchmark operation 'plan'. Known operations: predict, embed, score, policy.", fault.Message);
    }

    [Fact]
    public async Task Needs_a_provider() =>
        await Assert.ThrowsAsync<WorldForgeException>(() => TestBenchmark.Harness().RunAsync(new BenchmarkRequest { Providers = [] }, null, Token));

    [Fact]
    public void Refuses_counts_that_are_not_positive()
    {
        Assert.Throws<WorldForgeException>(static () => TestBenchmark.Mock with { Iterations = 0 });
        Assert.Throws<WorldForgeException>(static () => TestBenchmark.Mock with { Concurrency = 0 });
        Assert.Throws<WorldForgeException>(static () => TestBenchmark.Mock with { WarmupIterations = -1 });
    }

    [Fact]
    public async Task Refuses_two_runs_of_one_provider_on_one_facade_at_once()
    {
        BenchmarkHarness harness = TestBenchmark.Harness();
        Task<BenchmarkReport>? inner = null;
        BenchmarkRequest request = TestBenchmark.Mock with { Operations = [Capability.Embed], Iterations = 1 };

        await harness.RunAsync(request, _ => inner ??= harness.RunAsync(request, null, Token), Token);

        await Assert.ThrowsAsync<InvalidOperationException>(() => inner!);
    }

    [Fact]
    public async Task Describes_the_run_and_its_provenance()
    {
        BenchmarkRequest request = TestBenchmark.Mock with
        {
            Command = ["worldforge", "benchmark", "--api-key", "abcdef123456"],
            RuntimeManifests = TestBenchmark.Mock.RuntimeManifests.Add("mock", "mock:schema-1").Add("other", "other:schema-1"),
            Notes = "a note",
        };

        BenchmarkReport report = await TestBenchmark.Harness(TestBenchmark.Stepping()).RunAsync(request, null, Token);

        ProvenanceEnvelope provenance = report.Provenance;
        Assert.Equal((ProvenanceKind.Benchmark, "benchmark", "benchmark:1"), (provenance.Kind, provenance.SuiteId, provenance.SuiteVersion));
        Assert.Equal("2026-01-02T03:04:05Z", provenance.CreatedAt);
        Assert.Equal(15, provenance.EventCount);
        Assert.Equal(["mock"], provenance.RuntimeManifests.Keys);
        Assert.DoesNotContain("abcdef123456", string.Join(' ', provenance.Command), StringComparison.Ordinal);
        Assert.Equal("a note", provenance.Notes);
        Assert.NotNull(provenance.InputDigest);
        Assert.Equal(TestBenchmark.Machine, report.MachineClass);
    }

    [Fact]
    public async Task Digests_neither_the_provider_nor_the_counts_as_input_and_no_time_as_result()
    {
        BenchmarkHarness harness = TestBenchmark.Harness(null, TestBenchmark.Faulty("alpha", new MockFaultPlan()));

        BenchmarkReport first = await harness.RunAsync(TestBenchmark.Mock, null, Token);
        BenchmarkReport other = await harness.RunAsync(TestBenchmark.Mock with { Providers = ["alpha"], Iterations = 2 }, null, Token);
        BenchmarkReport again = await harness.RunAsync(TestBenchmark.Mock, null, Token);

        Assert.Equal(first.Provenance.InputDigest, other.Provenance.InputDigest);
        Assert.Equal(first.Provenance.ResultDigest, again.Provenance.ResultDigest);
        Assert.NotEqual(first.Provenance.ResultDigest, other.Provenance.ResultDigest);
    }

    private sealed class PlannerOnly : IPlanner
    {
        public string Name => "planner-only";

        public ValueTask<ActionPolicyResult> PlanAsync(WorldForge.Serialization.JsonObject info, CancellationToken cancellationToken) =>
            throw new NotSupportedException();
    }
}
