using WorldForge.Events;

namespace WorldForge.Providers.Smokes;

/// <summary>A provider that a smoke made, and the events of its calls. Disposed when the smoke ends, with whatever it brought along.</summary>
internal sealed class SmokeSubject(IWorldModelProvider provider, InMemoryRecorderSink events, params object?[] owned) : IAsyncDisposable
{
    public IWorldModelProvider Provider => provider;

    public InMemoryRecorderSink Events => events;

    public async ValueTask DisposeAsync()
    {
        foreach (object? part in (object?[])[provider, .. owned])
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
