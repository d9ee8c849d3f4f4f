using WorldForge.Serialization;

namespace WorldForge.Benchmarking.Calibration;

/// <summary>The observed number that a metric limits.</summary>
internal static class ObservedNumbers
{
    public static JsonValue? Of(BaselineObservation observed, string metric) => metric switch
    {
        "success_rate" => (double)observed.SuccessCount / observed.Iterations,
        "error_count" => observed.ErrorCount,
        "retry_count" => observed.RetryCount,
        "average_latency_ms" => Number(observed.AverageLatencyMs),
        "p95_latency_ms" => Number(observed.P95LatencyMs),
        _ => Number(observed.ThroughputPerSecond),
    };

    private static JsonFloat? Number(double? value) => value is { } number ? JsonValue.FromDouble(number) : null;
}
