using System.Collections.Immutable;

namespace WorldForge.Reports;

/// <summary>One line of a line chart.</summary>
/// <param name="Name">What the line stands for, such as <c>mock predict</c>.</param>
/// <param name="Values">One value per point of the horizontal axis; null leaves a gap.</param>
public sealed record ChartLine(string Name, ImmutableArray<double?> Values);
