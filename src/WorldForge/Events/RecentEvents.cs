namespace WorldForge.Events;

/// <summary>Counts per second over the retained past, in fixed memory. Not thread-safe.</summary>
internal sealed class RecentEvents(int retainedSeconds)
{
    private readonly (long Second, ProviderRecentCounts Counts)[] _ring = NewRing(retainedSeconds);

    public void Add(long second, string phase)
    {
        ref (long Second, ProviderRecentCounts Counts) slot = ref _ring[second % _ring.Length];
        slot = slot.Second == second ? (second, slot.Counts.With(phase)) : (second, default(ProviderRecentCounts).With(phase));
    }

    /// <summary>Sums the seconds after <paramref name="now"/> minus <paramref name="seconds"/>, up to and including now.</summary>
    public ProviderRecentCounts Sum(long now, int seconds)
    {
        ProviderRecentCounts sum = default;
        foreach ((long second, ProviderRecentCounts counts) in _ring)
        {
            if (second > now - seconds && second <= now)
            {
                sum = sum.Plus(counts);
            }
        }

        return sum;
    }

    private static (long Second, ProviderRecentCounts Counts)[] NewRing(int retainedSeconds)
    {
        var ring = new (long Second, ProviderRecentCounts Counts)[retainedSeconds];
        Array.Fill(ring, (-1L - retainedSeconds, default));
        return ring;
    }
}
