using System.Globalization;
using System.Text;
using WorldForge.Reports;
using WorldForge.Serialization;

namespace WorldForge.Benchmarking.Comparison;

/// <summary>Comparisons and noise profiles for people and spreadsheets.</summary>
internal static class ComparisonTables
{
    private const int Decimals = 4;
    private const double NanosecondsPerMs = 1_000_000;

    public static ReportTable Rows(BaselineComparison comparison) => new(
        [
            ReportColumn.Text("provider"),
            ReportColumn.Text("operation"),
            ReportColumn.Status("verdict"),
            ReportColumn.Number("ratio", Decimals),
            ReportColumn.Number("low", Decimals),
            ReportColumn.Number("high", Decimals),
            ReportColumn.Number("p_value", Decimals),
            ReportColumn.Number("cliffs_delta", Decimals),
            ReportColumn.Number("threshold", Decimals),
            ReportColumn.Number("noise_floor", Decimals),
            ReportColumn.Number("baseline_samples"),
            ReportColumn.Number("current_samples"),
            ReportColumn.Text("reason"),
        ],
        comparison.Rows.Select(static row => new JsonValue[]
        {
            row.Provider,
            BenchmarkWords.Of(row.Operation),
            ComparisonWords.Of(row.Verdict),
            row.Latency?.Estimate?.Ratio,
            JsonValue.FromNullable(row.Latency?.Estimate is { IsBounded: true } lower ? lower.Low : null),
            JsonValue.FromNullable(row.Latency?.Estimate is { IsBounded: true } upper ? upper.High : null),
            row.Latency?.Test?.P,
            row.Latency?.Test?.CliffsDelta,
            row.Latency?.Threshold,
            row.Latency?.NoiseFloor,
            row.Latency?.BaselineSamples,
            row.Latency?.CurrentSamples,
            row.Reason,
        }));

    public static string Markdown(BaselineComparison comparison)
    {
        StringBuilder page = new("# Baseline Comparison\n\n");
        BenchmarkMarkdown.Fact(page, "Verdict", ComparisonWords.Of(comparison.Verdict));
        BenchmarkMarkdown.Fact(page, "Baseline", comparison.BaselineCreatedAt);
        BenchmarkMarkdown.Fact(page, "Current", comparison.CurrentCreatedAt);
        BenchmarkMarkdown.Fact(page, "Rules", Words(comparison.Rules, comparison.Rows.Length));
        if (comparison.Obstacle is { } obstacle)
        {
            BenchmarkMarkdown.Fact(page, "Latencies are not judged", obstacle);
        }

        page.Append('\n').Append(Rows(comparison).ToMarkdown());
        page.Append("\n## Counters\n\n").Append(Counters(comparison).ToMarkdown());
        return page.ToString();
    }

    public static HtmlBlock[] Html(BaselineComparison comparison)
    {
        string words = Words(comparison.Rules, comparison.Rows.Length);
        HtmlNotice verdict = comparison.Verdict switch
        {
            ComparisonVerdict.Worse => HtmlNotice.Bad("Worse", words),
            ComparisonVerdict.Better => HtmlNotice.Good("Better", words),
            ComparisonVerdict.Unchanged => HtmlNotice.Good("Unchanged", words),
            _ => HtmlNotice.Warning("Inconclusive", comparison.Obstacle is { } obstacle ? $"{obstacle}. {words}" : words),
        };
        return [verdict, new HtmlTable("Latencies", Rows(comparison)), new HtmlTable("Counters", Counters(comparison))];
    }

    public static string Markdown(NoiseProfile profile, ComparisonRules rules)
    {
        StringBuilder page = new("# Benchmark A/A Self-Check\n\n");
        BenchmarkMarkdown.Fact(page, "Status", profile.TooNoisy(rules).IsEmpty ? "usable" : "too noisy");
        BenchmarkMarkdown.Fact(page, "Machine class", profile.MachineClass.Label ?? profile.MachineClass.Id);
        BenchmarkMarkdown.Fact(page, "Runs", BenchmarkWords.Count(profile.RunCount));
        BenchmarkMarkdown.Fact(page, "Iterations", BenchmarkWords.Count(profile.Iterations));
        BenchmarkMarkdown.Fact(page, "Noise floor", ComparisonWords.Percent(profile.NoiseFloor));
        BenchmarkMarkdown.Fact(page, "Largest floor that is judged", ComparisonWords.Percent(rules.MaximumNoise));
        ReportTable table = new(
            [
                ReportColumn.Text("provider"),
                ReportColumn.Text("operation"),
                ReportColumn.Status("status"),
                ReportColumn.Number("noise_floor", Decimals),
                ReportColumn.Number("plain_alarm_share", Decimals),
                ReportColumn.Number("smallest_median_ms", Decimals),
                ReportColumn.Number("largest_median_ms", Decimals),
                ReportColumn.Text("varying_counters"),
            ],
            profile.Rows.Select(row => new JsonValue[]
            {
                row.Provider,
                BenchmarkWords.Of(row.Operation),
                row.NoiseFloor > rules.MaximumNoise ? "too noisy" : "usable",
                row.NoiseFloor,
                row.PlainAlarmShare,
                row.MedianNanoseconds.Min() / NanosecondsPerMs,
                row.MedianNanoseconds.Max() / NanosecondsPerMs,
                string.Join(", ", row.Counters.Keys.Where(name => row.SpreadOf(name) > 0)),
            }));
        return page.Append('\n').Append(table.ToMarkdown()).ToString();
    }

    private static ReportTable Counters(BaselineComparison comparison) => new(
        [
            ReportColumn.Text("provider"),
            ReportColumn.Text("operation"),
            ReportColumn.Text("counter"),
            ReportColumn.Number("baseline_per_call", Decimals),
            ReportColumn.Number("current_per_call", Decimals),
            ReportColumn.Status("verdict"),
        ],
        comparison.Rows.SelectMany(static row => row.Counters.Select(counter => new JsonValue[]
        {
            row.Provider,
            BenchmarkWords.Of(row.Operation),
            counter.Name,
            counter.Baseline,
            counter.Current,
            ComparisonWords.Of(counter.Verdict),
        })));

    private static string Words(ComparisonRules rules, int rows) => string.Create(
        CultureInfo.InvariantCulture,
        $"Mann-Whitney U, two-sided, with the Hodges-Lehmann ratio's confidence interval at 1 - {rules.Alpha}/{rows}; a change counts beyond {rules.MinimumEffect:P1} and beyond the noise floor; floors above {rules.MaximumNoise:P1} are not judged.");
}
