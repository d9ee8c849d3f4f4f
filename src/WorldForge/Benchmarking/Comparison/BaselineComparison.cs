using System.Collections.Immutable;
using WorldForge.Capabilities;
using WorldForge.Serialization;

namespace WorldForge.Benchmarking.Comparison;

/// <summary>
/// Holds a run against a preserved baseline. Counters, which chance has no part in, are judged first and by plain comparison; latencies by
/// a rank test, and only against a measured noise floor: when that is unknown or too high the answer is inconclusive.
/// </summary>
/// <remarks>Pure: the same reports, profile and rules give the same comparison.</remarks>
public sealed record BaselineComparison
{
    /// <summary>The schema version that is written.</summary>
    public const int SchemaVersion = 1;

    /// <summary>The rules.</summary>
    public required ComparisonRules Rules { get; init; }

    /// <summary>Rows in the order of the current run, then what only the baseline has.</summary>
    public required ImmutableArray<ComparisonRow> Rows { get; init; }

    /// <summary>When the baseline was made.</summary>
    public required string BaselineCreatedAt { get; init; }

    /// <summary>When the current run was made.</summary>
    public required string CurrentCreatedAt { get; init; }

    /// <summary>Why latencies are not judged at all; null when they are.</summary>
    public string? Obstacle { get; init; }

    /// <summary>Worse when any row is, else inconclusive when any row is, else better when any row is, else unchanged.</summary>
    public ComparisonVerdict Verdict =>
        Has(ComparisonVerdict.Worse) ? ComparisonVerdict.Worse
        : Has(ComparisonVerdict.Inconclusive) ? ComparisonVerdict.Inconclusive
        : Has(ComparisonVerdict.Better) ? ComparisonVerdict.Better
        : ComparisonVerdict.Unchanged;

    /// <summary>Compares two reports.</summary>
    /// <param name="baseline">The preserved run.</param>
    /// <param name="current">The run to judge.</param>
    /// <param name="noise">The noise profile of the machine class; null when nobody measured it.</param>
    /// <param name="rules">When a difference counts; the default rules when null.</param>
    public static BaselineComparison Of(BenchmarkReport baseline, BenchmarkReport current, NoiseProfile? noise, ComparisonRules? rules = null)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        ArgumentNullException.ThrowIfNull(current);
        rules ??= ComparisonRules.Default;
        RunContext before = RunContext.Of(baseline);
        RunContext after = RunContext.Of(current);
        bool sameMachine = before.MachineClass is not null && before.MachineClass == after.MachineClass;
        string? obstacle = before.DifferenceTo(after);
        NoiseProfile? floor = noise is not null && noise.Fits(after) ? noise : null;
        (string Provider, Capability Operation)[] keys =
            [.. current.Results.Concat(baseline.Results).Select(static result => (result.Provider, result.Operation)).Distinct()];
        double confidence = 1 - (rules.Alpha / Math.Max(1, keys.Length));
        return new BaselineComparison
        {
            Rules = rules,
            BaselineCreatedAt = baseline.Provenance.CreatedAt,
            CurrentCreatedAt = current.Provenance.CreatedAt,
            Obstacle = obstacle,
            Rows =
            [
                .. keys.Select(key =>
                {
                    BenchmarkResult? old = Find(baseline, key);
                    BenchmarkResult? now = Find(current, key);
                    NoiseRow? row = floor?.Find(key.Provider, key.Operation);
                    return old is null || now is null
                        ? new ComparisonRow { Provider = key.Provider, Operation = key.Operation }
                        : new ComparisonRow
                        {
                            Provider = key.Provider,
                            Operation = key.Operation,
                            Counters = CounterComparison.Of(old, now, sameMachine, row),
                            Latency = LatencyComparison.Of(old, now, row, rules, confidence, obstacle),
                        };
                }),
            ],
        };
    }

    /// <summary>The record.</summary>
    public JsonObject ToJson() => JsonObject.Create(
        ("schema_version", SchemaVersion),
        ("kind", "benchmark-baseline-comparison"),
        ("verdict", ComparisonWords.Of(Verdict)),
        ("baseline_created_at", BaselineCreatedAt),
        ("current_created_at", CurrentCreatedAt),
        ("obstacle", Obstacle),
        ("rules", Rules.ToJson()),
        ("rows", JsonList.Create(Rows.Select(static row => (JsonValue)row.ToJson()))));

    /// <summary>The comparison for people.</summary>
    public string ToMarkdown() => ComparisonTables.Markdown(this);

    /// <summary>One row for each operation.</summary>
    public string ToCsv() => ComparisonTables.Rows(this).ToCsv();

    private static BenchmarkResult? Find(BenchmarkReport report, (string Provider, Capability Operation) key) =>
        report.Results.FirstOrDefault(result => result.Provider == key.Provider && result.Operation == key.Operation);

    private bool Has(ComparisonVerdict verdict) => Rows.Any(row => row.Verdict == verdict);
}
