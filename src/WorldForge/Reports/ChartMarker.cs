namespace WorldForge.Reports;

/// <summary>A value that a distribution is marked at, such as a percentile.</summary>
/// <param name="Name">Its name, such as <c>p95</c>.</param>
/// <param name="Value">Where it stands.</param>
public sealed record ChartMarker(string Name, double Value);
