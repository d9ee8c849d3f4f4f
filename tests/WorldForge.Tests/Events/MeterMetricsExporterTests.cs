using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using WorldForge.Events;

namespace WorldForge.Tests.Events;

public sealed class MeterMetricsExporterTests
{
    [Fact]
    public void Publishes_instruments_with_unit_tags_and_buckets()
    {
        using ServiceProvider services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var factory = services.GetRequiredService<IMeterFactory>();
        var measured = new List<string>();
        var instruments = new Dictionary<string, Instrument>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Scope == factory)
                {
                    instruments[instrument.Name] = instrument;
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) =>
            measured.Add($"{instrument.Name}={value} {string.Join(',', tags.ToArray().Select(tag => $"{tag.Key}:{tag.Value}"))}"));
        listener.Start();
        using var exporter = new MeterMetricsExporter(factory);

        new ProviderMetricsExporterSink(exporter).Handle(SampleEvents.Full);

        const string Tags = "capability:policy,operation:task poll,phase:failure,provider:gr00t,status_class:5xx";
        Assert.Equal(
            [
                $"worldforge_provider_events_total=1 {Tags}",
                $"worldforge_provider_operations_total=1 {Tags}",
                $"worldforge_provider_errors_total=1 {Tags}",
                $"worldforge_provider_latency_ms=12.5 {Tags}",
            ],
            measured);
        Histogram<double> latency = Assert.IsType<Histogram<double>>(instruments["worldforge_provider_latency_ms"]);
        Assert.Equal("ms", latency.Unit);
        Assert.Equal([5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10000, 30000, 60000], latency.Advice!.HistogramBucketBoundaries!);
        Assert.Equal("{event}", instruments["worldforge_provider_events_total"].Unit);
        Assert.All(instruments.Values, instrument => Assert.Equal(ProviderTelemetry.SourceName, instrument.Meter.Name));
        Assert.All(instruments.Values, instrument => Assert.False(string.IsNullOrEmpty(instrument.Description)));
        Assert.Equal(ProviderTelemetry.Version, latency.Meter.Version);
    }
}
