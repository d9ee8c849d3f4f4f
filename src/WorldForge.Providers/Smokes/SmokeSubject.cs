using WorldForge.Events;

namespace WorldForge.Providers.Smokes;

/// <summary>A provider that a smoke made, and the events of its calls. Disposed when the smoke ends, with whatever it brought along.</summary>
internal sealed class SmokeSubject : IAsyncDisposable
{
    private readonly List<object?> _owned;

    private SmokeSubject(IWorldModelProvider provider, InMemoryRecorderSink events, object?[] owned)
    {
        Provider = provider;
        Events = events;
        _owned = [provider, .. owned];
    }

    public IWorldModelProvider Provider { get; }

    public InMemoryRecorderSink Events { get; }

    /// <summary>The provider's health, once it was asked.</summary>
    public ProviderHealth? Health { get; set; }

    /// <summary>Makes the provider. When that fails, what it would have brought along is disposed.</summary>
    /// <param name="make">Makes the provider; its events go where it is told.</param>
    /// <param name="owned">What is disposed after the provider.</param>
    public static async Task<SmokeSubject> CreateAsync(Func<InMemoryRecorderSink, IWorldModelProvider> make, params object?[] owned)
    {
        var events = new InMemoryRecorderSink();
        try
        {
            return new SmokeSubject(make(events), events, owned);
        }
        catch
        {
            await DisposeAllAsync(owned).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Hands over something that is disposed with the provider.</summary>
    public void Own(object part) => _owned.Add(part);

    public ValueTask DisposeAsync() => DisposeAllAsync(_owned);

    private static async ValueTask DisposeAllAsync(IEnumerable<object?> parts)
    {
        foreach (object? part in parts)
        {
            switch (part)
            {
                case IAsyncDisposable disposable:
                    await disposable.DisposeAsync().ConfigureAwait(false);
                    break;
                case IDisposable disposable:
                    disposable.Dispose();
                    break;
            }
        }
    }
}
