namespace WorldForge.Events;

/// <summary>A destination that is too slow to write on the thread of a provider call; see <see cref="BufferedEventSink"/>.</summary>
public interface IAsyncEventSink
{
    /// <summary>Writes one event. Calls never overlap.</summary>
    /// <param name="providerEvent">The event, already redacted.</param>
    /// <param name="cancellationToken">Cancelled when the buffer is disposed and its time to drain has passed.</param>
    /// <returns>A task that ends when the event is written.</returns>
    ValueTask WriteAsync(ProviderEvent providerEvent, CancellationToken cancellationToken);
}
