using System.Collections.Concurrent;
using WorldForge.Events;

namespace WorldForge.Benchmarking;

/// <summary>
/// Where the facade of a benchmark sends its events: hand it to <see cref="ForgeOptions.EventHandler"/>, alone or composed with
/// others, and to the harness, which attaches a count for the time of one operation and detaches it afterwards.
/// </summary>
public sealed class BenchmarkEvents : IProviderEventHandler
{
    private readonly ConcurrentDictionary<string, IProviderEventHandler> _attached = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public void Handle(ProviderEvent providerEvent)
    {
        ArgumentNullException.ThrowIfNull(providerEvent);
        if (_attached.TryGetValue(providerEvent.Provider, out IProviderEventHandler? handler))
        {
            handler.Handle(providerEvent);
        }
    }

    /// <summary>Sends the events of one provider to a handler until the result is disposed.</summary>
    /// <exception cref="InvalidOperationException">Another run has attached a handler for the provider.</exception>
    internal IDisposable Attach(string provider, IProviderEventHandler handler) =>
        _attached.TryAdd(provider, handler)
            ? new Attachment(_attached, provider)
            : throw new InvalidOperationException($"A benchmark of provider '{provider}' is already running on this facade.");

    private sealed class Attachment(ConcurrentDictionary<string, IProviderEventHandler> attached, string provider) : IDisposable
    {
        public void Dispose() => attached.TryRemove(provider, out _);
    }
}
