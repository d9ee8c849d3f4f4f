using WorldForge.Capabilities;
using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Benchmarking;

/// <summary>Limits for the results that its selectors match; at least one limit is set.</summary>
public sealed record BenchmarkBudget
{
    /// <summary>Provider that it judges; null for any.</summary>
    public string? Provider { get; init; }

    /// <summary>Operation that it judges; null for any.</summary>
    public Capability? Operation { get; init; }

    /// <summary>Smallest share of successes, in [0, 1].</summary>
    public double? MinSuccessRate { get; init; }

    /// <summary>Most errors.</summary>
    public int? MaxErrorCount { get; init; }

    /// <summary>Most retries.</summary>
    public int? MaxRetryCount { get; init; }

    /// <summary>Largest mean latency in milliseconds.</summary>
    public double? MaxAverageLatencyMs { get; init; }

    /// <summary>Largest 95th percentile in milliseconds.</summary>
    public double? MaxP95LatencyMs { get; init; }

    /// <summary>Smallest throughput in successes per second.</summary>
    public double? MinThroughputPerSecond { get; init; }

    /// <summary><c>provider/operation</c>, with <c>*</c> for any.</summary>
    public string Selector => $"{Provider ?? "*"}/{(Operation is { } operation ? operation.ToWireName() : "*")}";

    /// <summary>Whether the selectors match a result.</summary>
    public bool Matches(BenchmarkResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return Matches(result.Provider, result.Operation);
    }

    internal bool Matches(string provider, Capability operation) =>
        (Provider is null || Provider == provider) && (Operation is null || Operation == operation);

    /// <summary>Reads the wire form.</summary>
    /// <exception cref="WorldForgeException">An unknown key, a value of the wrong type or range, or no limit at all.</exception>
    public static BenchmarkBudget FromJson(JsonValue value) => Read(JsonFields.Of(value, "budget"));

    /// <summary>The wire form; what is not set is left out.</summary>
    public JsonObject ToJson()
    {
        JsonObject.Builder wire = new();
        foreach ((string key, JsonValue value) in ((string, JsonValue)[])
            [
                ("provider", Provider),
                ("operation", Operation?.ToWireName()),
                ("min_success_rate", MinSuccessRate),
                ("max_error_count", MaxErrorCount),
                ("max_retry_count", MaxRetryCount),
                ("max_average_latency_ms", MaxAverageLatencyMs),
                ("max_p95_latency_ms", MaxP95LatencyMs),
                ("min_throughput_per_second", MinThroughputPerSecond),
            ])
        {
            if (!value.IsNull)
            {
                wire.Add(key, value);
            }
        }

        return wire.Build();
    }

    internal static BenchmarkBudget Read(JsonFields fields)
    {
        fields.RejectUnknown(
            "provider",
            "operation",
            "min_success_rate",
            "max_error_count",
            "max_retry_count",
            "max_average_latency_ms",
            "max_p95_latency_ms",
            "min_throughput_per_second");
        BenchmarkBudget budget = new()
        {
            Provider = fields.OptionalText("provider"),
            Operation = fields.OptionalText("operation") is { } operation ? BenchmarkOperations.Parse(operation) : null,
            MinSuccessRate = fields.OptionalProbability("min_success_rate"),
            MaxErrorCount = fields.OptionalNonNegativeInt("max_error_count"),
            MaxRetryCount = fields.OptionalNonNegativeInt("max_retry_count"),
            MaxAverageLatencyMs = fields.OptionalNonNegative("max_average_latency_ms"),
            MaxP95LatencyMs = fields.OptionalNonNegative("max_p95_latency_ms"),
            MinThroughputPerSecond = fields.OptionalNonNegative("min_throughput_per_second"),
        };
        return BudgetMetric.All.Any(metric => metric.Threshold(budget) is not null)
            ? budget
            : throw new WorldForgeException(FaultCodes.InputInvalid, $"The budget {budget.Selector} needs at least one limit.");
    }
}
