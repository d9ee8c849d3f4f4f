using System.Text;
using WorldForge.Reports;

namespace WorldForge.Benchmarking;

/// <summary>Benchmark reports for people.</summary>
internal static class BenchmarkMarkdown
{
    public static string Report(BenchmarkReport report)
    {
        StringBuilder page = new();
        page.Append("# Benchmark Report\n\n");
        page.Append(MarkdownText.Inline(report.Provenance.ClaimBoundary)).Append("\n\n");
        page.Append(MarkdownText.Inline(report.Provenance.MetricSemantics)).Append("\n\n");
        foreach ((string name, string? value) in BenchmarkFacts.Of(report))
        {
            Fact(page, name, value);
        }

        page.Append('\n').Append(BenchmarkTables.Summary(report).ToMarkdown());
        return page.ToString();
    }

    public static string Gate(BenchmarkGateReport gate)
    {
        StringBuilder page = new();
        page.Append("# Benchmark Gate Report\n\n");
        Fact(page, "Status", gate.Passed ? "passed" : "failed");
        Fact(page, "Budgets", BenchmarkWords.Count(gate.Budgets.Length));
        Fact(page, "Checked results", BenchmarkWords.Count(gate.CheckedResultCount));
        Fact(page, "Violations", BenchmarkWords.Count(gate.Violations.Length));
        if (!gate.Passed)
        {
            page.Append('\n').Append(BenchmarkTables.Violations(gate).ToMarkdown());
        }

        return page.ToString();
    }

    public static void Fact(StringBuilder page, string name, string? value) =>
        page.Append("- ").Append(name).Append(": ").Append(MarkdownText.Cell(value)).Append('\n');
}
