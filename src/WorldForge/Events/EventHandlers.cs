namespace WorldForge.Events;

/// <summary>Builds handlers out of handlers.</summary>
public static class EventHandlers
{
    /// <summary>Makes one handler that calls each of the given ones, in order.</summary>
    /// <param name="handlers">Nulls are dropped; compositions among them are flattened in place.</param>
    /// <returns>
    /// <see langword="null"/> when none is left, the handler itself when one is left, else a fan-out in which a throwing handler neither
    /// stops the next ones nor reaches the caller.
    /// </returns>
    public static IProviderEventHandler? Compose(params IReadOnlyList<IProviderEventHandler?> handlers) =>
        new EventDelivery().Compose(handlers);

    /// <summary>Makes a handler from a delegate.</summary>
    /// <param name="handle">Called for each event; thread-safe.</param>
    /// <returns>The handler.</returns>
    public static IProviderEventHandler From(Action<ProviderEvent> handle)
    {
        ArgumentNullException.ThrowIfNull(handle);
        return new DelegateEventHandler(handle);
    }

    private sealed class DelegateEventHandler(Action<ProviderEvent> handle) : IProviderEventHandler
    {
        public void Handle(ProviderEvent providerEvent) => handle(providerEvent);
    }
}
