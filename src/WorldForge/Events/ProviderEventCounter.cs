namespace WorldForge.Events;

/// <summary>Counts events and keeps none of them, for run evidence. Thread-safe.</summary>
public sealed class ProviderEventCounter : IProviderEventHandler
{
    private long _count;

    /// <summary>Events so far.</summary>
    public long Count => Interlocked.Read(ref _count);

    /// <inheritdoc/>
    public void Handle(ProviderEvent providerEvent)
    {
        ArgumentNullException.ThrowIfNull(providerEvent);
        Interlocked.Increment(ref _count);
    }
}
