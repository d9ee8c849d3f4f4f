namespace WorldForge.Providers.Runtimes;

/// <summary>The health answer of an adapter.</summary>
internal static class AdapterHealth
{
    private const double ShortestMs = 0.1;

    public static ProviderHealth Of(string provider, bool healthy, TimeProvider time, long started, string details) =>
        new(provider, healthy, Math.Max(ShortestMs, time.GetElapsedTime(started).TotalMilliseconds), details);
}
