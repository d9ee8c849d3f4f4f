using WorldForge.Events;
using WorldForge.Serialization;

namespace WorldForge.Tests.Events;

public sealed class ProviderMetricsExporterSinkTests
{
    private readonly InMemoryMetricsExporter _exporter = new();

    [Theory]
    [InlineData("success", 1, 1, 0, 0, 1)]
    [InlineData("retry success", 2, 1, 1, 0, 2)]
    [InlineData("retry retry failure", 3, 1, 2, 1, 3)]
    [InlineData("budget_exceeded", 1, 1, 0, 1, 1)]
    public void Counts_a_sequence(string phases, int events, int operations, int retries, int errors, int latencies)
    {
        var sink = new ProviderMetricsExporterSink(_exporter);
        foreach (string phase in phases.Split(' '))
        {
            sink.Handle(SampleEvents.Of(phase, durationMs: 7));
        }

        Assert.Equal(
            (events, operations, retries, errors, latencies),
            (Total("events"), Total("operations"), Total("retries"), Total("errors"), _exporter.HistogramSamples().Length));
    }

    [Fact]
    public void Labels_with_exactly_five_bounded_labels()
    {
        new ProviderMetricsExporterSink(_exporter).Handle(SampleEvents.Full);

        MetricSample sample = _exporter.CounterSamples().First(item => item.Name == "worldforge_provider_events_total");
        Assert.Equal(
            "capability=policy operation=task poll phase=failure provider=gr00t status_class=5xx",
            string.Join(' ', sample.Labels.Select(label => $"{label.Key}={label.Value}")));
        Assert.Equal(1, _exporter.CounterValue("worldforge_provider_events_total", MetricLabels.Of(
            ("phase", "failure"), ("provider", "gr00t"), ("status_class", "5xx"), ("operation", "task poll"), ("capability", "policy"))));
        Assert.Equal(12.5, Assert.Single(_exporter.HistogramSamples()).Value);
    }

    [Theory]
    [InlineData(100, "1xx")]
    [InlineData(204, "2xx")]
    [InlineData(302, "3xx")]
    [InlineData(404, "4xx")]
    [InlineData(599, "5xx")]
    [InlineData(null, "none")]
    public void Names_the_status_class(int? status, string expected)
    {
        new ProviderMetricsExporterSink(_exporter).Handle(SampleEvents.Minimal with { StatusCode = status });

        Assert.All(_exporter.CounterSamples(), sample => Assert.Contains(sample.Labels, label => label is { Key: "status_class" } && label.Value == expected));
    }

    [Fact]
    public void Labels_a_capability_that_is_not_known_as_unknown()
    {
        var sink = new ProviderMetricsExporterSink(_exporter);

        sink.Handle(SampleEvents.Of("success", capability: "generate"));
        sink.Handle(SampleEvents.Minimal with { Metadata = JsonObject.Create(("capability", 5)) });
        sink.Handle(SampleEvents.Minimal);

        Assert.Equal(3, _exporter.CounterValue("worldforge_provider_events_total", MetricLabels.Of(
            ("provider", "mock"), ("operation", "predict"), ("phase", "success"), ("status_class", "none"), ("capability", "unknown"))));
    }

    [Fact]
    public void Uses_the_hosts_prefix_and_refuses_a_blank_one()
    {
        new ProviderMetricsExporterSink(_exporter, "  acme ").Handle(SampleEvents.Minimal);

        Assert.All(_exporter.CounterSamples(), sample => Assert.StartsWith("acme_", sample.Name, StringComparison.Ordinal));
        Assert.Contains("prefix", Assert.Throws<WorldForgeException>(() => new ProviderMetricsExporterSink(_exporter, " ")).Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Bounds_pairs_and_phases()
    {
        var guard = new CardinalityGuard(3);
        var sink = new ProviderMetricsExporterSink(_exporter, guard: guard);

        for (int i = 0; i < 40; i++)
        {
            sink.Handle(new ProviderEvent($"p{i}", "predict", $"phase{i}"));
        }

        string[] Values(string name) => [.. _exporter.CounterSamples().SelectMany(item => item.Labels).Where(label => label.Key == name).Select(label => label.Value).Distinct()];
        Assert.Equal(["other", "p0", "p1", "p2"], Values("provider").Order(StringComparer.Ordinal));
        Assert.Equal(17, Values("phase").Length);
        Assert.Contains("other", Values("phase"));
        Assert.Equal(37, guard.OverflowCount);
        Assert.Throws<WorldForgeException>(() => new CardinalityGuard(0));
    }

    [Fact]
    public void Clears_the_exporter_and_reads_zero_for_an_unknown_counter()
    {
        new ProviderMetricsExporterSink(_exporter).Handle(SampleEvents.Full);

        _exporter.Clear();

        Assert.Empty(_exporter.CounterSamples());
        Assert.Empty(_exporter.HistogramSamples());
        Assert.Equal(0, _exporter.CounterValue("x", MetricLabels.None));
    }

    [Fact]
    public void Sorts_counters_by_name_and_labels()
    {
        _exporter.IncrementCounter("b", 1, MetricLabels.Of(("x", "1")));
        _exporter.IncrementCounter("a", 1, MetricLabels.Of(("x", "2")));
        _exporter.IncrementCounter("a", 1, MetricLabels.Of(("x", "1"), ("y", "1")));
        _exporter.IncrementCounter("a", 2, MetricLabels.Of(("y", "1"), ("x", "1")));
        _exporter.IncrementCounter("a", 1, MetricLabels.None);

        Assert.Equal(
            ["a::1", "a:x1y1:3", "a:x2:1", "b:x1:1"],
            _exporter.CounterSamples().Select(sample => $"{sample.Name}:{string.Concat(sample.Labels.Select(label => label.Key + label.Value))}:{sample.Value}"));
    }

    [Fact]
    public void Refuses_labels_with_equal_or_blank_names()
    {
        Assert.Throws<WorldForgeException>(() => MetricLabels.Of(("a", "1"), ("a", "2")));
        Assert.Throws<WorldForgeException>(() => MetricLabels.Of((" ", "1")));
        Assert.False(MetricLabels.None.Equals(null));
        Assert.True(MetricLabels.Of(("a", "1")).Equals((object)MetricLabels.Of(("a", "1"))));
    }

    private double Total(string counter) =>
        _exporter.CounterSamples().Where(sample => sample.Name == $"worldforge_provider_{counter}_total").Sum(sample => sample.Value);
}
