using WorldForge.Events;
using WorldForge.Testing;

namespace WorldForge.Tests.Events;

public sealed class ProviderMetricsSinkTests
{
    private readonly ManualTimeProvider _clock = new();

    [Fact]
    public void Counts_every_phase_and_sums_durations()
    {
        ProviderMetricsSink sink = Fed(
            SampleEvents.Of("retry", 10), SampleEvents.Of("success", 30), SampleEvents.Of("failure"), SampleEvents.Of("budget_exceeded", 20));

        ProviderMetrics totals = sink.Get("mock", "predict");

        Assert.Equal((4, 2, 1, 1), (totals.RequestCount, totals.ErrorCount, totals.RetryCount, totals.BudgetExceededCount));
        Assert.Equal(new LatencySummary(3, 60, 10, 30), totals.Latency);
        Assert.Equal(20, totals.Latency.AverageMs);
    }

    [Fact]
    public void Gives_zeros_for_what_it_has_not_seen()
    {
        ProviderMetrics totals = new ProviderMetricsSink().Get("none", "none");

        Assert.Equal(0, totals.RequestCount);
        Assert.Equal((0, null, null, null), (totals.Latency.SampleCount, totals.Latency.AverageMs, totals.Latency.MinMs, totals.Latency.MaxMs));
    }

    [Fact]
    public void Renders_by_provider_then_operation_in_order()
    {
        ProviderMetricsSink sink = Fed(
            new ProviderEvent("b", "score", "success"), new ProviderEvent("a", "score", "success"), new ProviderEvent("a", "plan", "failure") { DurationMs = 2 });

        Assert.Equal(["a/plan", "a/score", "b/score"], sink.Snapshot().Select(totals => $"{totals.Provider}/{totals.Operation}"));
        Assert.Equal(
            """{"a":{"plan":{"budget_exceeded_count":0,"error_count":1,"latency":{"average_ms":2.0,"max_ms":2.0,"min_ms":2.0,"sample_count":1,"total_ms":2.0},"request_count":1,"retry_count":0},"score":{"budget_exceeded_count":0,"error_count":0,"latency":{"average_ms":null,"max_ms":null,"min_ms":null,"sample_count":0,"total_ms":0.0},"request_count":1,"retry_count":0}},"b":{"score":{"budget_exceeded_count":0,"error_count":0,"latency":{"average_ms":null,"max_ms":null,"min_ms":null,"sample_count":0,"total_ms":0.0},"request_count":1,"retry_count":0}}}""",
            sink.ToJson().ToString());
        sink.Clear();
        Assert.Empty(sink.Snapshot());
    }

    [Fact]
    public void Counts_only_the_recent_window_for_a_breaker()
    {
        ProviderMetricsSink sink = Fed(SampleEvents.Of("failure"), SampleEvents.Of("budget_exceeded"));
        _clock.Advance(TimeSpan.FromSeconds(30));
        Feed(sink, SampleEvents.Of("success"), SampleEvents.Of("retry"), SampleEvents.Of("started"), SampleEvents.Of("failure"));

        ProviderRecentCounts near = sink.Recent("mock", "predict", TimeSpan.FromSeconds(30));
        ProviderRecentCounts far = sink.Recent("mock", "predict", TimeSpan.FromSeconds(31));

        Assert.Equal(new ProviderRecentCounts(1, 1, 1, 0, 1), near);
        Assert.Equal((1, 3, 6), (near.Errors, far.Errors, far.Total));
        Assert.Equal(default, sink.Recent("mock", "other", TimeSpan.FromSeconds(1)));
        Assert.Equal(3, sink.Get("mock", "predict").ErrorCount);
    }

    [Fact]
    public void Forgets_seconds_that_are_older_than_the_longest_window()
    {
        ProviderMetricsSink sink = Fed(SampleEvents.Of("failure"));

        _clock.Advance(ProviderMetricsSink.LongestWindow);
        Assert.Equal(0, sink.Recent("mock", "predict", ProviderMetricsSink.LongestWindow).Total);
        Feed(sink, SampleEvents.Of("success"));

        Assert.Equal(new ProviderRecentCounts(1, 0, 0, 0, 0), sink.Recent("mock", "predict", ProviderMetricsSink.LongestWindow));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(601)]
    public void Refuses_a_window_out_of_range(int seconds) =>
        Assert.Throws<WorldForgeException>(() => new ProviderMetricsSink().Recent("a", "b", TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void Keeps_only_so_many_pairs_apart()
    {
        var sink = new ProviderMetricsSink(_clock, pairLimit: 2);

        Feed(sink, new ProviderEvent("a", "x", "success"), new ProviderEvent("b", "x", "success"), new ProviderEvent("c", "x", "success"), new ProviderEvent("d", "x", "success"));

        Assert.Equal(["a/x", "b/x", "other/other"], sink.Snapshot().Select(totals => $"{totals.Provider}/{totals.Operation}"));
        Assert.Equal(2, sink.Get("other", "other").RequestCount);
        sink.Clear();
        Feed(sink, new ProviderEvent("c", "x", "success"));
        Assert.Equal(1, sink.Get("c", "x").RequestCount);
    }

    [Fact]
    public void Keeps_a_sum_of_huge_durations_finite()
    {
        ProviderMetricsSink sink = Fed(SampleEvents.Of("success", double.MaxValue), SampleEvents.Of("success", double.MaxValue));

        Assert.Equal(double.MaxValue, sink.Get("mock", "predict").Latency.TotalMs);
        Assert.NotNull(sink.ToJson().ToString());
    }

    private ProviderMetricsSink Fed(params ProviderEvent[] events)
    {
        var sink = new ProviderMetricsSink(_clock);
        Feed(sink, events);
        return sink;
    }

    private static void Feed(ProviderMetricsSink sink, params ProviderEvent[] events) => Array.ForEach(events, sink.Handle);
}
