using System.Collections.Immutable;
using WorldForge.Benchmarking.Statistics;
using WorldForge.Capabilities;
using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Benchmarking.Comparison;

/// <summary>How much one operation of one provider differs between runs of the same code on one class of machine.</summary>
public sealed record NoiseRow
{
    private const double PlainAlpha = 0.05;

    /// <summary>Name of the provider.</summary>
    public required string Provider { get; init; }

    /// <summary>The operation.</summary>
    public required Capability Operation { get; init; }

    /// <summary>The largest change of latency between any two of the runs, as a share: 0.1 is ten percent in either direction.</summary>
    public required double NoiseFloor { get; init; }

    /// <summary>Median latency of each run in nanoseconds.</summary>
    public required ImmutableArray<double> MedianNanoseconds { get; init; }

    /// <summary>
    /// Share of the pairs of runs that the plain test at 0.05, without a noise floor, would have called different: far above 0.05 when
    /// runs drift.
    /// </summary>
    public required double PlainAlarmShare { get; init; }

    /// <summary>Smallest and largest number of each counter for one call, by the counter's name.</summary>
    public required ImmutableSortedDictionary<string, (double Min, double Max)> Counters { get; init; }

    /// <summary>How much a counter varies between the runs; 0 for one that does not, or that no run has.</summary>
    public double SpreadOf(string counter) =>
        Counters.TryGetValue(counter, out (double Min, double Max) range) ? range.Max - range.Min : 0;

    internal static NoiseRow Of(string provider, Capability operation, IReadOnlyList<BenchmarkResult> runs)
    {
        double[][] samples = [.. runs.Select(Samples)];
        double floor = 0;
        int alarms = 0;
        int pairs = 0;
        for (int i = 0; i < samples.Length; i++)
        {
            for (int j = i + 1; j < samples.Length; j++)
            {
                double ratio = RatioEstimate.Of(samples[i], samples[j], 1 - PlainAlpha).Ratio;
                floor = Math.Max(floor, Math.Max(ratio, 1 / ratio) - 1);
                alarms += MannWhitney.Of(samples[i], samples[j]).P < PlainAlpha ? 1 : 0;
                pairs++;
            }
        }

        return new NoiseRow
        {
            Provider = provider,
            Operation = operation,
            NoiseFloor = floor,
            MedianNanoseconds = [.. samples.Select(static values => Percentile.Of([.. values.Order()], 0.5)!.Value)],
            PlainAlarmShare = (double)alarms / pairs,
            Counters = runs.SelectMany(static run => BenchmarkCounter.Of(run).AsEnumerable())
                .GroupBy(static counter => counter.Name, StringComparer.Ordinal)
                .ToImmutableSortedDictionary(
                    static group => group.Key,
                    group => (Smallest(group, runs.Count), group.Max(static counter => counter.PerCall)),
                    StringComparer.Ordinal),
        };
    }

    internal static NoiseRow Read(JsonFields fields) => new()
    {
        Provider = fields.RequiredText("provider"),
        Operation = BenchmarkOperations.Parse(fields.RequiredText("operation")),
        NoiseFloor = fields.RequiredNonNegative("noise_floor"),
        MedianNanoseconds = [.. fields.RequiredFiniteList("median_ns")],
        PlainAlarmShare = fields.RequiredProbability("plain_alarm_share"),
        Counters = fields.RequiredFieldsList("counters").ToImmutableSortedDictionary(
            static counter => counter.RequiredText("counter"),
            static counter => (counter.RequiredNonNegative("min_per_call"), counter.RequiredNonNegative("max_per_call")),
            StringComparer.Ordinal),
    };

    internal JsonObject ToJson() => JsonObject.Create(
        ("provider", Provider),
        ("operation", BenchmarkWords.Of(Operation)),
        ("noise_floor", NoiseFloor),
        ("median_ns", JsonList.Create(MedianNanoseconds.Select(static value => (JsonValue)value))),
        ("plain_alarm_share", PlainAlarmShare),
        ("counters", JsonList.Create(Counters.Select(static counter => (JsonValue)JsonObject.Create(
            ("counter", counter.Key),
            ("min_per_call", counter.Value.Min),
            ("max_per_call", counter.Value.Max))))));

    // A run without an event of some operation counted none of it; a run without typical allocations says nothing of them.
    private static double Smallest(IGrouping<string, BenchmarkCounter> group, int runs) =>
        group.Key != BenchmarkCounter.Allocations && group.Count() < runs ? 0 : group.Min(static counter => counter.PerCall);

    private static double[] Samples(BenchmarkResult result)
    {
        double[] values = [.. result.SuccessfulNanoseconds.Select(static elapsed => (double)Math.Max(1, elapsed))];
        return values.Length > 0
            ? values
            : throw new WorldForgeException(
                FaultCodes.InputInvalid,
                $"A run of the A/A self-check keeps no successful sample of {result.Provider}/{BenchmarkWords.Of(result.Operation)}.");
    }
}
