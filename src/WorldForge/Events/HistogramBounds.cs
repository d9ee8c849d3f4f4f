using System.Collections.Immutable;

namespace WorldForge.Events;

/// <summary>Upper bounds of the latency buckets, the same for every exporter so that panels agree.</summary>
internal static class HistogramBounds
{
    public static ImmutableArray<double> Milliseconds { get; } =
        [5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10000, 30000, 60000];
}
