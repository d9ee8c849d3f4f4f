using WorldForge.Serialization;

namespace WorldForge.Comparison;

/// <summary>How one metric of the candidate differs from the baseline's.</summary>
internal sealed record MetricDelta(RunMetric Baseline, RunMetric Candidate, double TolerancePercent)
{
    public const string Regressed = "regressed";
    public const string Improved = "improved";
    public const string Unchanged = "unchanged";

    // Sums of decimals in binary differ in the last digits; nobody measures those.
    private const int Digits = 9;

    public double? Delta => Candidate.Value is { } now && Baseline.Value is { } before ? Math.Round(now - before, Digits) : null;

    public string Status => this switch
    {
        { Delta: null or 0 } => Unchanged,
        { Delta: var delta } when Math.Abs(delta.Value) <= Math.Round(Math.Abs(Baseline.Value!.Value) * TolerancePercent / 100, Digits) => Unchanged,
        { Delta: > 0 } => Baseline.HigherIsBetter ? Improved : Regressed,
        _ => Baseline.HigherIsBetter ? Regressed : Improved,
    };

    public JsonObject ToJson() => JsonObject.Create(
        ("metric", Baseline.Name),
        ("baseline", Number(Baseline.Value)),
        ("candidate", Number(Candidate.Value)),
        ("delta", Number(Delta)),
        ("higher_is_better", Baseline.HigherIsBetter),
        ("status", Status));

    // Counts are integers in the reports and stay so here.
    private JsonValue Number(double? value) => value is { } known && Baseline.Name.EndsWith("_count", StringComparison.Ordinal) && Math.Abs(known) < 1e15
        ? JsonInteger.Of((long)known)
        : JsonValue.FromNullable(value);
}
