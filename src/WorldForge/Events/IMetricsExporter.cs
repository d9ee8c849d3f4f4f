namespace WorldForge.Events;

/// <summary>A host's metrics system, as far as the library needs it. Implementations are thread-safe.</summary>
public interface IMetricsExporter
{
    /// <summary>Adds to a counter.</summary>
    /// <param name="name">Name of the metric, such as <c>worldforge_provider_events_total</c>.</param>
    /// <param name="value">What to add, finite and not negative.</param>
    /// <param name="labels">The labels of the sample.</param>
    void IncrementCounter(string name, double value, MetricLabels labels);

    /// <summary>Records one observation of a histogram.</summary>
    /// <param name="name">Name of the metric; its last word is the unit, such as <c>ms</c>.</param>
    /// <param name="value">The observation, finite.</param>
    /// <param name="labels">The labels of the sample.</param>
    void ObserveHistogram(string name, double value, MetricLabels labels);
}
