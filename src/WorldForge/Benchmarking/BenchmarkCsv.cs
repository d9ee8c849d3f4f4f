using WorldForge.Reports;

namespace WorldForge.Benchmarking;

/// <summary>Benchmark reports for spreadsheets; no line feed at the end.</summary>
internal static class BenchmarkCsv
{
    public static string Report(BenchmarkReport report) => BenchmarkTables.Full(report).ToCsv();

    public static string Gate(BenchmarkGateReport gate) => BenchmarkTables.Violations(gate).ToCsv();

    public static string Skipped(string preset, string reason) =>
        CsvText.Row("preset", "status", "reason") + "\n" + CsvText.Row(preset, "skipped", reason);
}
