using WorldForge.Events;

namespace WorldForge.Providers.Smokes;

/// <summary>A provider that a smoke made, and the events of its calls. Disposed when the smoke ends, with whatever it brought along.</summary>
internal sealed class SmokeSubject : IAsyncDisposable
{
    private readonly List<object?> _owned;

    /// <param name="make">Makes the provider; its events go where it is told.</param>
    /// <param name="owned">What is disposed after the provider.</param>
    public SmokeSubject(Func<InMemoryRecorderSink, IWorldModelProvider> make, params object?[] owned)
    {
        Provider = make(Events);
        _owned = [Provider, .. owned];
    }

    public IWorldModelProvider Provider { get; }

    public InMemoryRecorderSink Events { get; } = new();

    /// <summary>Hands over something that is disposed with the provider.</summary>
    public void Own(object part) => _owned.Add(part);

    public async ValueTask DisposeAsync()
    {
        foreach (object? part in _owned)
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
