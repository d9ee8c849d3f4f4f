namespace WorldForge.Reports;

/// <summary>One bar of a bar chart.</summary>
/// <param name="Label">What the bar stands for.</param>
/// <param name="Value">Its length; null draws none and says so.</param>
/// <param name="Series">The series whose colour it has, such as a provider; null for the first colour.</param>
public sealed record ChartBar(string Label, double? Value, string? Series = null);
