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
        Compose(new EventDelivery(), handlers);

    /// <summary>Makes one handler that calls each of the given ones, in order, through the given delivery.</summary>
    /// <param name="delivery">Counts and logs failures; a strict one lets them through, for tests.</param>
    /// <param name="handlers">Nulls are dropped; compositions among them are flattened in place.</param>
    /// <returns>As <see cref="Compose(IReadOnlyList{IProviderEventHandler?})"/>.</returns>
    public static IProviderEventHandler? Compose(EventDelivery delivery, params IReadOnlyList<IProviderEventHandler?> handlers)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        ArgumentNullException.ThrowIfNull(handlers);
        IProviderEventHandler[] flat = [.. handlers.SelectMany(Flatten)];
        return flat switch
        {
            [] => null,
            [var only] => only,
            _ => new EventFanOut(delivery, flat),
        };
    }

    /// <summary>Makes a handler from a delegate.</summary>
    /// <param name="handle">Called for each event; thread-safe.</param>
    /// <returns>The handler.</returns>
    public static IProviderEventHandler From(Action<ProviderEvent> handle)
    {
        ArgumentNullException.ThrowIfNull(handle);
        return new DelegateEventHandler(handle);
    }

    private static IEnumerable<IProviderEventHandler> Flatten(IProviderEventHandler? handler) => handler switch
    {
        null => [],
        EventFanOut inner => inner.Handlers,
        _ => [handler],
    };

    private sealed class DelegateEventHandler(Action<ProviderEvent> handle) : IProviderEventHandler
    {
        public void Handle(ProviderEvent providerEvent) => handle(providerEvent);
    }
}
