namespace WorldForge.Events;

/// <summary>Receives provider events: a sink, or a host's own reaction.</summary>
/// <remarks>
/// Called on the thread of the provider call, possibly by many threads at once: implementations are thread-safe and fast.
/// A slow destination belongs behind a <see cref="BufferedEventSink"/>. An exception never changes the call's outcome, because the
/// library delivers through <see cref="EventDelivery"/>.
/// </remarks>
public interface IProviderEventHandler
{
    /// <summary>Takes one event. The event is an immutable value, already redacted; it may be kept.</summary>
    /// <param name="providerEvent">The event.</param>
    void Handle(ProviderEvent providerEvent);
}
