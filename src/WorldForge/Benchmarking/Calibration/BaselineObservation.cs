using WorldForge.Capabilities;
using WorldForge.Validation;

namespace WorldForge.Benchmarking.Calibration;

/// <summary>The numbers of one result of a preserved report.</summary>
public sealed record BaselineObservation
{
    /// <summary>Name of the provider.</summary>
    public required string Provider { get; init; }

    /// <summary>The operation.</summary>
    public required Capability Operation { get; init; }

    /// <summary>Measured calls.</summary>
    public required int Iterations { get; init; }

    /// <summary>Calls that succeeded.</summary>
    public required int SuccessCount { get; init; }

    /// <summary>Calls that failed.</summary>
    public required int ErrorCount { get; init; }

    /// <summary>Retries.</summary>
    public required int RetryCount { get; init; }

    /// <summary>Mean latency in milliseconds; null without a success.</summary>
    public double? AverageLatencyMs { get; init; }

    /// <summary>95th percentile in milliseconds; null without a success.</summary>
    public double? P95LatencyMs { get; init; }

    /// <summary>Successes per second; null when the report does not say.</summary>
    public double? ThroughputPerSecond { get; init; }

    // A missing key is a broken report, not a zero: only null says that there was nothing to measure.
    internal static BaselineObservation Read(JsonFields fields)
    {
        foreach (string name in (string[])["average_latency_ms", "p95_latency_ms", "throughput_per_second"])
        {
            _ = fields.RequiredValue(name);
        }

        int iterations = fields.RequiredPositiveInt("iterations");
        int successes = fields.RequiredNonNegativeInt("success_count");
        int errors = fields.RequiredNonNegativeInt("error_count");
        return new BaselineObservation
        {
            Provider = fields.RequiredText("provider"),
            Operation = BenchmarkOperations.Parse(fields.RequiredText("operation")),
            Iterations = (long)successes + errors == iterations
                ? iterations
                : throw fields.Invalid("iterations", "must equal success_count + error_count"),
            SuccessCount = successes,
            ErrorCount = errors,
            RetryCount = fields.RequiredNonNegativeInt("retry_count"),
            AverageLatencyMs = fields.OptionalNonNegative("average_latency_ms"),
            P95LatencyMs = fields.OptionalNonNegative("p95_latency_ms"),
            ThroughputPerSecond = fields.OptionalNonNegative("throughput_per_second"),
        };
    }
}
