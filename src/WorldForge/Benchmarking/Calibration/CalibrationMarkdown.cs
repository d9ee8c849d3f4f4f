using System.Text;
using WorldForge.Reports;
using WorldForge.Serialization;

namespace WorldForge.Benchmarking.Calibration;

/// <summary>The review report of a calibration.</summary>
internal static class CalibrationMarkdown
{
    private const int Decimals = 4;

    public static string Render(BudgetCalibration calibration)
    {
        StringBuilder page = new("# Benchmark Budget Calibration\n\n");
        BenchmarkMarkdown.Fact(page, "Generated at", calibration.GeneratedAt);
        BenchmarkMarkdown.Fact(page, "Headroom", BenchmarkWords.Long(calibration.Options.HeadroomRatio));
        BenchmarkMarkdown.Fact(page, "Machine class", calibration.MachineClass ?? "unknown");
        BenchmarkMarkdown.Fact(page, "Current budget", calibration.Current?.Reference?.Path);
        BenchmarkMarkdown.Fact(page, "Rationale", calibration.Options.Rationale);
        page.Append("\n## Source Reports\n\n").Append(Sources(calibration).ToMarkdown());
        page.Append("\n## Baseline Context\n\n").Append(Context(calibration).ToMarkdown());
        page.Append("\n## Candidate Diffs\n\n").Append(Diffs(calibration).ToMarkdown());
        page.Append("\n## Human Review Required\n\n");
        page.Append("No budget was changed. A reviewer decides whether a candidate replaces a limit, and keeps this report with the decision. ");
        page.Append("A loosened limit needs the digests, the machine class, the observed baseline and the rationale above.\n");
        return page.ToString();
    }

    private static ReportTable Sources(BudgetCalibration calibration) => new(
        [ReportColumn.Code("report"), ReportColumn.Code("sha256"), ReportColumn.Code("command")],
        calibration.Sources.Select(static source => new JsonValue[] { source.Path, source.Digest.ToString(), source.Command }));

    private static ReportTable Context(BudgetCalibration calibration) => new(
        [
            ReportColumn.Text("provider"),
            ReportColumn.Text("operation"),
            ReportColumn.Number("samples"),
            ReportColumn.Number("errors"),
            ReportColumn.Number("retries"),
            ReportColumn.Number("average_ms", Decimals),
            ReportColumn.Number("p95_ms", Decimals),
            ReportColumn.Number("throughput/s", Decimals),
        ],
        calibration.Sources.SelectMany(static source => source.Results).Select(static result => new JsonValue[]
        {
            result.Provider,
            BenchmarkWords.Of(result.Operation),
            result.Iterations,
            result.ErrorCount,
            result.RetryCount,
            result.AverageLatencyMs,
            result.P95LatencyMs,
            result.ThroughputPerSecond,
        }));

    private static ReportTable Diffs(BudgetCalibration calibration) => new(
        [
            ReportColumn.Text("provider"),
            ReportColumn.Text("operation"),
            ReportColumn.Text("metric"),
            ReportColumn.Number("old", Decimals),
            ReportColumn.Number("candidate", Decimals),
            ReportColumn.Number("observed", Decimals),
            ReportColumn.Status("direction"),
        ],
        calibration.Diffs.Select(static diff => new JsonValue[]
        {
            diff.Provider,
            BenchmarkWords.Of(diff.Operation),
            diff.Metric,
            diff.OldThreshold ?? JsonValue.Null,
            diff.CandidateThreshold ?? JsonValue.Null,
            diff.Observed ?? JsonValue.Null,
            BudgetDiff.Word(diff.Direction),
        }));
}
