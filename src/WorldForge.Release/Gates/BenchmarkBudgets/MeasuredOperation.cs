namespace WorldForge.Release.Gates.BenchmarkBudgets;

/// <summary>What was measured of one operation. Times are milliseconds; null when no call succeeded.</summary>
public sealed record MeasuredOperation
{
    /// <summary>The provider.</summary>
    public required string Provider { get; init; }

    /// <summary>The operation.</summary>
    public required string Operation { get; init; }

    /// <summary>Measured calls.</summary>
    public required int Iterations { get; init; }

    /// <summary>Calls that succeeded.</summary>
    public required int Successes { get; init; }

    /// <summary>Mean latency.</summary>
    public required double? AverageMs { get; init; }

    /// <summary>95th percentile of the latencies.</summary>
    public required double? P95Ms { get; init; }

    /// <summary>Successes per second.</summary>
    public required double ThroughputPerSecond { get; init; }
}
