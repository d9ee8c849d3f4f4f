using WorldForge.Benchmarking.Comparison;
using WorldForge.Reports;

namespace WorldForge.Benchmarking;

/// <summary>Benchmark reports as one self-contained page.</summary>
internal static class BenchmarkHtml
{
    private const string Title = "WorldForge Benchmark Report";
    private const double NanosecondsPerMs = 1_000_000;
    private const double MiddleShare = 0.5;
    private const double HighShare = 0.95;
    private const double HighestShare = 0.99;

    public static string Report(BenchmarkReport report, BenchmarkGateReport? gate, BaselineComparison? comparison)
    {
        HtmlPage page = new HtmlPage(Title) { CreatedAt = report.Provenance.CreatedAt, Version = report.Provenance.WorldForgeVersion }
            .Add(
                HtmlNotice.Note("Claim boundary", report.Provenance.ClaimBoundary),
                new HtmlParagraph(report.Provenance.MetricSemantics),
                new HtmlFacts(BenchmarkFacts.Of(report)))
            .Section("Results", [new HtmlTable("Results", BenchmarkTables.Summary(report)), .. Charts(report)]);
        page = gate is null ? page : page.Section("Gate", Gate(gate));
        page = comparison is null ? page : page.Section("Baseline Comparison", ComparisonTables.Html(comparison));
        return page.Section("Record", new HtmlDetails("Run metadata", report.RunMetadata), new HtmlDetails("Provenance", report.Provenance.ToJson())).ToHtml();
    }

    public static string Skipped(string preset, string reason) => new HtmlPage(Title)
        .Add(HtmlNotice.Warning($"Benchmark preset '{preset}' skipped", reason))
        .ToHtml();

    private static HtmlBlock[] Gate(BenchmarkGateReport gate)
    {
        HtmlNotice verdict = gate.Passed
            ? HtmlNotice.Good("Passed", $"{gate.Budgets.Length} budgets, {gate.CheckedResultCount} checked results, no violation.")
            : HtmlNotice.Bad("Failed", $"{gate.Budgets.Length} budgets, {gate.CheckedResultCount} checked results, {gate.Violations.Length} violations.");
        return gate.Passed ? [verdict] : [verdict, new HtmlTable("Violations", BenchmarkTables.Violations(gate))];
    }

    private static IEnumerable<HtmlBlock> Charts(BenchmarkReport report)
    {
        foreach (BenchmarkResult result in report.Results)
        {
            double[] measured = [.. result.SuccessfulNanoseconds.Select(static elapsed => elapsed / NanosecondsPerMs).Order()];
            if (measured.Length < 2)
            {
                continue;
            }

            yield return SvgChart.Distribution(
                $"{result.Provider} {BenchmarkWords.Of(result.Operation)}",
                "How often each measured latency of successful calls occurred, before the floor of the reported latencies.",
                measured,
                [
                    new ChartMarker("p50", Percentile.Of(measured, MiddleShare)!.Value),
                    new ChartMarker("p95", Percentile.Of(measured, HighShare)!.Value),
                    new ChartMarker("p99", Percentile.Of(measured, HighestShare)!.Value),
                ],
                unit: "ms");
        }
    }
}
