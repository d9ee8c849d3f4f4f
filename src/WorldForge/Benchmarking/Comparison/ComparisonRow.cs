using System.Collections.Immutable;
using WorldForge.Capabilities;
using WorldForge.Serialization;

namespace WorldForge.Benchmarking.Comparison;

/// <summary>One operation of one provider in two runs.</summary>
public sealed record ComparisonRow
{
    /// <summary>Name of the provider.</summary>
    public required string Provider { get; init; }

    /// <summary>The operation.</summary>
    public required Capability Operation { get; init; }

    /// <summary>The counters; empty when one run lacks the operation.</summary>
    public ImmutableArray<CounterComparison> Counters { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>The latencies; null when one run lacks the operation.</summary>
    public LatencyComparison? Latency { get; init; }

    /// <summary>
    /// Counters first: a worse one decides. Then the latency, when it is worse. Then a better counter. Then whatever the latency says.
    /// </summary>
    public ComparisonVerdict Verdict =>
        Latency is null ? ComparisonVerdict.Inconclusive
        : CounterVerdict == ComparisonVerdict.Worse || Latency.Verdict == ComparisonVerdict.Worse ? ComparisonVerdict.Worse
        : CounterVerdict == ComparisonVerdict.Better ? ComparisonVerdict.Better
        : Latency.Verdict;

    /// <summary>Why, in one sentence.</summary>
    public string Reason =>
        Latency is null ? "one of the runs has no such result"
        : CounterVerdict is ComparisonVerdict.Worse ? Changed(ComparisonVerdict.Worse)
        : Latency.Verdict == ComparisonVerdict.Worse ? Latency.Reason
        : CounterVerdict is ComparisonVerdict.Better ? Changed(ComparisonVerdict.Better)
        : Latency.Reason;

    private ComparisonVerdict CounterVerdict =>
        Counters.Any(static counter => counter.Verdict == ComparisonVerdict.Worse) ? ComparisonVerdict.Worse
        : Counters.Any(static counter => counter.Verdict == ComparisonVerdict.Better) ? ComparisonVerdict.Better
        : ComparisonVerdict.Unchanged;

    internal JsonObject ToJson() => JsonObject.Create(
        ("provider", Provider),
        ("operation", BenchmarkWords.Of(Operation)),
        ("verdict", ComparisonWords.Of(Verdict)),
        ("reason", Reason),
        ("counters", JsonList.Create(Counters.Select(static counter => (JsonValue)counter.ToJson()))),
        ("latency", (JsonValue?)Latency?.ToJson() ?? JsonValue.Null));

    private string Changed(ComparisonVerdict verdict) =>
        "changed counters, which no chance explains: "
        + string.Join(", ", Counters.Where(counter => counter.Verdict == verdict).Select(static counter => counter.Name));
}
