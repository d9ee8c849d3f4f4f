namespace WorldForge.Release.Gates.BenchmarkBudgets;

/// <summary>A limit of the budget that was not kept.</summary>
/// <param name="Subject">Provider and operation, or the selector of a budget that nothing matched.</param>
/// <param name="Metric">The metric.</param>
/// <param name="Observed">What was observed, as text; empty when there was nothing.</param>
/// <param name="Condition">The limit in words.</param>
public sealed record BrokenLimit(string Subject, string Metric, string Observed, string Condition);
