using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace WorldForge.Events;

/// <summary>Exports to a <see cref="Meter"/>, which OpenTelemetry, <c>dotnet-counters</c> and others read without any package here.</summary>
/// <remarks>Subscribe to the meter <see cref="ProviderTelemetry.SourceName"/>. Counters have the unit <c>{event}</c>, histograms <c>ms</c>.</remarks>
public sealed class MeterMetricsExporter : IMetricsExporter, IDisposable
{
    private readonly ConcurrentDictionary<string, Counter<double>> _counters = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Histogram<double>> _histograms = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<MetricLabels, KeyValuePair<string, object?>[]> _tags = new();
    private readonly Meter _meter;

    /// <summary>Makes an exporter.</summary>
    /// <param name="factory">Makes and owns the meter; without one the exporter owns its own.</param>
    public MeterMetricsExporter(IMeterFactory? factory = null)
    {
        var options = new MeterOptions(ProviderTelemetry.SourceName) { Version = ProviderTelemetry.Version };
        _meter = factory is null ? new Meter(options) : factory.Create(options);
    }

    /// <inheritdoc/>
    public void IncrementCounter(string name, double value, MetricLabels labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        Counter<double> counter = _counters.GetOrAdd(
            name,
            static (key, meter) => meter.CreateCounter<double>(key, "{event}", MetricHelp.Of(key)),
            _meter);
        counter.Add(value, Tags(labels));
    }

    /// <inheritdoc/>
    public void ObserveHistogram(string name, double value, MetricLabels labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        Histogram<double> histogram = _histograms.GetOrAdd(name, static (key, meter) => NewHistogram(meter, key), _meter);
        histogram.Record(value, Tags(labels));
    }

    /// <summary>Disposes the meter, when no factory owns it.</summary>
    public void Dispose() => _meter.Dispose();

    private static Histogram<double> NewHistogram(Meter meter, string name) => meter.CreateHistogram(
        name,
        "ms",
        MetricHelp.Of(name),
        tags: null,
        new InstrumentAdvice<double> { HistogramBucketBoundaries = HistogramBounds.Milliseconds });

    private KeyValuePair<string, object?>[] Tags(MetricLabels labels) => _tags.GetOrAdd(
        labels,
        static key => [.. key.Select(label => new KeyValuePair<string, object?>(label.Key, label.Value))]);
}
