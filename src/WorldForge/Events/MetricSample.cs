namespace WorldForge.Events;

/// <summary>One value of one metric.</summary>
/// <param name="Name">Name of the metric.</param>
/// <param name="Labels">Labels of the sample.</param>
/// <param name="Value">Total of a counter, or one observation of a histogram.</param>
public sealed record MetricSample(string Name, MetricLabels Labels, double Value);
