using System.Collections.Immutable;

namespace WorldForge.Events;

/// <summary>Keeps every event in memory, for tests and for run evidence. Thread-safe; what it returns is a copy.</summary>
public sealed class InMemoryRecorderSink : IProviderEventHandler
{
    private readonly Lock _gate = new();
    private ImmutableArray<ProviderEvent>.Builder _events = ImmutableArray.CreateBuilder<ProviderEvent>();

    /// <summary>The events so far, in order of arrival.</summary>
    public ImmutableArray<ProviderEvent> Events => Snapshot();

    /// <inheritdoc/>
    public void Handle(ProviderEvent providerEvent)
    {
        ArgumentNullException.ThrowIfNull(providerEvent);
        lock (_gate)
        {
            _events.Add(providerEvent);
        }
    }

    /// <summary>Copies the events so far.</summary>
    /// <returns>The events in order of arrival.</returns>
    public ImmutableArray<ProviderEvent> Snapshot()
    {
        lock (_gate)
        {
            return _events.ToImmutable();
        }
    }

    /// <summary>Forgets every event.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _events = ImmutableArray.CreateBuilder<ProviderEvent>();
        }
    }
}
