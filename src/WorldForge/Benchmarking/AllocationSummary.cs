using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Benchmarking;

/// <summary>What the calls allocated on their thread, over the calls that ran through on one thread.</summary>
public sealed record AllocationSummary
{
    /// <summary>Calls that were counted.</summary>
    public required int SampleCount { get; init; }

    /// <summary>The most frequent number of bytes of one call; the smallest of those that are equally frequent.</summary>
    public required long TypicalBytes { get; init; }

    /// <summary>Which share of the counted calls allocated exactly <see cref="TypicalBytes"/>, in (0, 1].</summary>
    public required double TypicalShare { get; init; }

    /// <summary>The fewest bytes of one call.</summary>
    public required long MinBytes { get; init; }

    /// <summary>The most bytes of one call; the first call of a process also pays for one-time work.</summary>
    public required long MaxBytes { get; init; }

    /// <summary>Summarises samples; null when none was counted.</summary>
    internal static AllocationSummary? Of(IEnumerable<BenchmarkSample> samples)
    {
        long[] bytes = [.. samples.Select(static sample => sample.AllocatedBytes).OfType<long>().Order()];
        if (bytes.Length == 0)
        {
            return null;
        }

        (long typical, int most) = (bytes[0], 0);
        for (int from = 0; from < bytes.Length;)
        {
            int to = from;
            while (to < bytes.Length && bytes[to] == bytes[from])
            {
                to++;
            }

            (typical, most) = to - from > most ? (bytes[from], to - from) : (typical, most);
            from = to;
        }

        return new AllocationSummary
        {
            SampleCount = bytes.Length,
            TypicalBytes = typical,
            TypicalShare = (double)most / bytes.Length,
            MinBytes = bytes[0],
            MaxBytes = bytes[^1],
        };
    }

    internal static AllocationSummary FromJson(JsonFields fields) => new()
    {
        SampleCount = fields.RequiredPositiveInt("sample_count"),
        TypicalBytes = fields.RequiredNonNegativeLong("typical_bytes"),
        TypicalShare = fields.RequiredProbability("typical_share"),
        MinBytes = fields.RequiredNonNegativeLong("min_bytes"),
        MaxBytes = fields.RequiredNonNegativeLong("max_bytes"),
    };

    internal JsonObject ToJson() => JsonObject.Create(
        ("sample_count", SampleCount),
        ("typical_bytes", TypicalBytes),
        ("typical_share", TypicalShare),
        ("min_bytes", MinBytes),
        ("max_bytes", MaxBytes));
}
