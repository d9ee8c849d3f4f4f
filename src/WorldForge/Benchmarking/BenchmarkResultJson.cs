using System.Collections.Immutable;
using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Benchmarking;

/// <summary>Reads and writes results. What the seed's own tools do not know stands below <c>extended</c>.</summary>
internal static class BenchmarkResultJson
{
    private const double HighShare = 0.99;

    public static JsonObject Write(BenchmarkResult result) => JsonObject.Create(
        ("provider", result.Provider),
        ("operation", BenchmarkWords.Of(result.Operation)),
        ("iterations", result.Iterations),
        ("concurrency", result.Concurrency),
        ("success_count", result.SuccessCount),
        ("error_count", result.ErrorCount),
        ("retry_count", result.RetryCount),
        ("total_time_ms", result.TotalTimeMs),
        ("average_latency_ms", result.AverageLatencyMs),
        ("min_latency_ms", result.MinLatencyMs),
        ("max_latency_ms", result.MaxLatencyMs),
        ("p50_latency_ms", result.P50LatencyMs),
        ("p95_latency_ms", result.P95LatencyMs),
        ("throughput_per_second", result.ThroughputPerSecond),
        ("operation_metrics", Metrics(result)),
        ("errors", JsonList.OfTexts(result.Errors)),
        ("extended", Extended(result)));

    public static JsonObject Metrics(BenchmarkResult result) => JsonObject.Create(
        ("provider", result.Provider),
        ("operation", BenchmarkWords.Of(result.Operation)),
        ("events", JsonList.Create(result.Events.Select(static row => (JsonValue)row.ToJson()))));

    public static BenchmarkResult Read(JsonFields fields)
    {
        int iterations = fields.RequiredPositiveInt("iterations");
        int successes = fields.RequiredNonNegativeInt("success_count");
        int errors = fields.RequiredNonNegativeInt("error_count");
        if ((long)successes + errors != iterations)
        {
            throw fields.Invalid("iterations", "must equal success_count + error_count");
        }

        JsonFields? extended = fields.OptionalFields("extended");
        return new BenchmarkResult
        {
            Provider = fields.RequiredText("provider"),
            Operation = BenchmarkOperations.Parse(fields.RequiredText("operation")),
            Iterations = iterations,
            Concurrency = fields.OptionalPositiveInt("concurrency") ?? 1,
            SuccessCount = successes,
            ErrorCount = errors,
            RetryCount = fields.RequiredNonNegativeLong("retry_count"),
            TotalTimeMs = fields.OptionalNonNegative("total_time_ms") ?? 0,
            AverageLatencyMs = fields.OptionalNonNegative("average_latency_ms"),
            MinLatencyMs = fields.OptionalNonNegative("min_latency_ms"),
            MaxLatencyMs = fields.OptionalNonNegative("max_latency_ms"),
            P50LatencyMs = fields.OptionalNonNegative("p50_latency_ms"),
            P95LatencyMs = fields.OptionalNonNegative("p95_latency_ms"),
            ThroughputPerSecond = fields.OptionalNonNegative("throughput_per_second") ?? 0,
            Events = fields.OptionalFields("operation_metrics") is { } metrics && metrics.Has("events")
                ? [.. metrics.RequiredFieldsList("events").Where(static row => row.Has("operation")).Select(BenchmarkEventCount.FromJson)]
                : [],
            Errors = [.. fields.OptionalTexts("errors")],
            Samples = extended is null ? [] : Samples(extended, iterations, successes),
            WarmupIterations = extended?.OptionalNonNegativeInt("warmup_iterations") ?? 0,
            Allocations = extended?.OptionalFields("allocations") is { } allocations ? AllocationSummary.FromJson(allocations) : null,
        };
    }

    private static JsonObject Extended(BenchmarkResult result)
    {
        double[] latencies = [.. result.Samples.Where(static sample => sample.Succeeded).Select(static sample => sample.LatencyMs).Order()];
        return JsonObject.Create(
            ("p99_latency_ms", Percentile.Of(latencies, HighShare)),
            ("stddev_latency_ms", StandardDeviation(latencies)),
            ("warmup_iterations", result.WarmupIterations),
            ("elapsed_ns", JsonList.Create(result.Samples.Select(static sample => (JsonValue)sample.ElapsedNanoseconds))),
            ("failed_iterations", JsonList.Create(Failed(result.Samples))),
            ("allocations", (JsonValue?)result.Allocations?.ToJson() ?? JsonValue.Null));
    }

    private static IEnumerable<JsonValue> Failed(ImmutableArray<BenchmarkSample> samples) =>
        samples.Index().Where(static entry => !entry.Item.Succeeded).Select(static entry => (JsonValue)(entry.Index + 1));

    // Of the sample (n - 1); one measurement has none.
    private static double? StandardDeviation(double[] values)
    {
        if (values.Length < 2)
        {
            return null;
        }

        double mean = values.Average();
        return Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1));
    }

    private static ImmutableArray<BenchmarkSample> Samples(JsonFields extended, int iterations, int successes)
    {
        if (extended.OptionalList("elapsed_ns") is not { Count: > 0 } elapsed)
        {
            return [];
        }

        HashSet<long> failed = [.. (extended.OptionalList("failed_iterations") ?? JsonList.Empty).Select(item => Check.NonNegativeLong(item, extended.PathOf("failed_iterations[]")))];
        BenchmarkSample[] samples =
        [
            .. elapsed.Index().Select(entry => new BenchmarkSample(
                Check.NonNegativeLong(entry.Item, extended.PathOf("elapsed_ns[]")),
                null,
                failed.Contains(entry.Index + 1) ? "failed" : null)),
        ];
        return samples.Length == iterations && samples.Count(static sample => sample.Succeeded) == successes
            ? [.. samples]
            : throw extended.Invalid("elapsed_ns", "must hold one number for each iteration, and agree with success_count");
    }
}
