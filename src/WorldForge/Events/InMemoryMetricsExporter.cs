using System.Collections.Immutable;

namespace WorldForge.Events;

/// <summary>Keeps metrics in memory, for tests. Thread-safe.</summary>
public sealed class InMemoryMetricsExporter : IMetricsExporter
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Name, MetricLabels Labels), double> _counters = [];
    private readonly List<MetricSample> _observations = [];

    /// <inheritdoc/>
    public void IncrementCounter(string name, double value, MetricLabels labels)
    {
        lock (_gate)
        {
            _counters[(name, labels)] = _counters.GetValueOrDefault((name, labels)) + value;
        }
    }

    /// <inheritdoc/>
    public void ObserveHistogram(string name, double value, MetricLabels labels)
    {
        lock (_gate)
        {
            _observations.Add(new MetricSample(name, labels, value));
        }
    }

    /// <summary>Reads one counter.</summary>
    /// <param name="name">Name of the metric.</param>
    /// <param name="labels">Its labels, in any order.</param>
    /// <returns>The total; 0 for a counter that was never incremented.</returns>
    public double CounterValue(string name, MetricLabels labels)
    {
        lock (_gate)
        {
            return _counters.GetValueOrDefault((name, labels));
        }
    }

    /// <summary>Copies all counters.</summary>
    /// <returns>Sorted by name, then labels.</returns>
    public ImmutableArray<MetricSample> CounterSamples()
    {
        lock (_gate)
        {
            return
            [
                .. _counters
                    .Select(entry => new MetricSample(entry.Key.Name, entry.Key.Labels, entry.Value))
                    .OrderBy(sample => sample.Name, StringComparer.Ordinal)
                    .ThenBy(sample => sample.Labels, Comparer<MetricLabels>.Create(MetricLabels.Compare)),
            ];
        }
    }

    /// <summary>Copies all observations.</summary>
    /// <returns>In order of arrival.</returns>
    public ImmutableArray<MetricSample> HistogramSamples()
    {
        lock (_gate)
        {
            return [.. _observations];
        }
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _counters.Clear();
            _observations.Clear();
        }
    }
}
