using System.Text;

namespace WorldForge.Events;

/// <summary>Keeps counters and histograms, and writes them in the Prometheus text format, for a host that serves its own scrape page.</summary>
/// <remarks>
/// Thread-safe. Prometheus wants base units, so a histogram named <c>…_ms</c> is written as <c>…_seconds</c> with its values divided by
/// one thousand. Output is sorted by metric and labels: the same totals give the same text.
/// </remarks>
public sealed class PrometheusTextExporter : IMetricsExporter
{
    /// <summary>The content type to serve the text with.</summary>
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, SortedDictionary<MetricLabels, double>> _counters = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, SortedDictionary<MetricLabels, PrometheusHistogram>> _histograms = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public void IncrementCounter(string name, double value, MetricLabels labels)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(labels);
        lock (_gate)
        {
            SortedDictionary<MetricLabels, double> samples = Samples(_counters, PrometheusText.Name(name));
            samples[labels] = samples.GetValueOrDefault(labels) + value;
        }
    }

    /// <inheritdoc/>
    public void ObserveHistogram(string name, double value, MetricLabels labels)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(labels);
        bool inMilliseconds = name.EndsWith(PrometheusText.MillisecondsSuffix, StringComparison.Ordinal);
        lock (_gate)
        {
            SortedDictionary<MetricLabels, PrometheusHistogram> samples = Samples(_histograms, PrometheusText.Name(name));
            if (!samples.TryGetValue(labels, out PrometheusHistogram? histogram))
            {
                histogram = new PrometheusHistogram(inMilliseconds);
                samples.Add(labels, histogram);
            }

            histogram.Observe(value);
        }
    }

    /// <summary>Renders all metrics.</summary>
    /// <returns>The text, ending in a line feed; empty when nothing was recorded.</returns>
    public string ToText()
    {
        var text = new StringBuilder();
        lock (_gate)
        {
            foreach ((string name, SortedDictionary<MetricLabels, double> samples) in _counters)
            {
                PrometheusText.AppendHeader(text, name, "counter");
                foreach ((MetricLabels labels, double value) in samples)
                {
                    PrometheusText.AppendSample(text, name, labels, bound: null, value);
                }
            }

            foreach ((string name, SortedDictionary<MetricLabels, PrometheusHistogram> samples) in _histograms)
            {
                PrometheusText.AppendHeader(text, name, "histogram");
                foreach ((MetricLabels labels, PrometheusHistogram histogram) in samples)
                {
                    histogram.Append(text, name, labels);
                }
            }
        }

        return text.ToString();
    }

    private static SortedDictionary<MetricLabels, T> Samples<T>(SortedDictionary<string, SortedDictionary<MetricLabels, T>> metrics, string name)
    {
        if (!metrics.TryGetValue(name, out SortedDictionary<MetricLabels, T>? samples))
        {
            samples = new SortedDictionary<MetricLabels, T>(Comparer<MetricLabels>.Create(MetricLabels.Compare));
            metrics.Add(name, samples);
        }

        return samples;
    }
}
