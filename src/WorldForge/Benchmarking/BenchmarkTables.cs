using WorldForge.Reports;
using WorldForge.Serialization;

namespace WorldForge.Benchmarking;

/// <summary>The tables of benchmark reports, for people and for spreadsheets.</summary>
internal static class BenchmarkTables
{
    private const int ShortDecimals = 2;
    private const int LongDecimals = 4;

    /// <summary>What a person looks at first.</summary>
    public static ReportTable Summary(BenchmarkReport report) => new(
        [
            ReportColumn.Text("provider"),
            ReportColumn.Text("operation"),
            ReportColumn.Text("ok"),
            ReportColumn.Number("retries"),
            ReportColumn.Number("avg_ms", ShortDecimals),
            ReportColumn.Number("p95_ms", ShortDecimals),
            ReportColumn.Number("throughput/s", ShortDecimals),
        ],
        report.Results.Select(static result => new JsonValue[]
        {
            result.Provider,
            BenchmarkWords.Of(result.Operation),
            $"{BenchmarkWords.Count(result.SuccessCount)}/{BenchmarkWords.Count(result.Iterations)}",
            result.RetryCount,
            result.AverageLatencyMs,
            result.P95LatencyMs,
            result.ThroughputPerSecond,
        }));

    /// <summary>Every field of the results.</summary>
    public static ReportTable Full(BenchmarkReport report) => new(
        [
            ReportColumn.Text("provider"),
            ReportColumn.Text("operation"),
            ReportColumn.Number("iterations"),
            ReportColumn.Number("concurrency"),
            ReportColumn.Number("success_count"),
            ReportColumn.Number("error_count"),
            ReportColumn.Number("retry_count"),
            ReportColumn.Number("total_time_ms", LongDecimals),
            ReportColumn.Number("average_latency_ms", LongDecimals),
            ReportColumn.Number("min_latency_ms", LongDecimals),
            ReportColumn.Number("max_latency_ms", LongDecimals),
            ReportColumn.Number("p50_latency_ms", LongDecimals),
            ReportColumn.Number("p95_latency_ms", LongDecimals),
            ReportColumn.Number("throughput_per_second", LongDecimals),
            ReportColumn.Json("operation_metrics_json"),
            ReportColumn.Json("errors_json"),
        ],
        report.Results.Select(static result => new JsonValue[]
        {
            result.Provider,
            BenchmarkWords.Of(result.Operation),
            result.Iterations,
            result.Concurrency,
            result.SuccessCount,
            result.ErrorCount,
            result.RetryCount,
            result.TotalTimeMs,
            result.AverageLatencyMs,
            result.MinLatencyMs,
            result.MaxLatencyMs,
            result.P50LatencyMs,
            result.P95LatencyMs,
            result.ThroughputPerSecond,
            BenchmarkResultJson.Metrics(result),
            JsonList.OfTexts(result.Errors),
        }));

    /// <summary>The limits that were not kept.</summary>
    public static ReportTable Violations(BenchmarkGateReport gate) => new(
        [
            ReportColumn.Text("provider"),
            ReportColumn.Text("operation"),
            ReportColumn.Text("metric"),
            ReportColumn.Text("observed"),
            ReportColumn.Text("threshold"),
            ReportColumn.Text("condition"),
            ReportColumn.Text("budget_selector"),
        ],
        gate.Violations.Select(static violation => new JsonValue[]
        {
            violation.Provider,
            violation.Operation is { } operation ? BenchmarkWords.Of(operation) : null,
            violation.Metric,
            violation.Observed.IsNull ? JsonValue.Null : violation.ObservedText,
            BudgetMetric.Text(violation.Threshold),
            violation.Condition,
            violation.BudgetSelector,
        }));
}
