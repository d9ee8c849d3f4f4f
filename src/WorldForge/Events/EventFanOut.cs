namespace WorldForge.Events;

/// <summary>Calls several handlers in order. Events are immutable, so every handler may be given the same one.</summary>
internal sealed class EventFanOut(EventDelivery delivery, IProviderEventHandler[] handlers) : IProviderEventHandler
{
    public IReadOnlyList<IProviderEventHandler> Handlers => handlers;

    public void Handle(ProviderEvent providerEvent)
    {
        foreach (IProviderEventHandler handler in handlers)
        {
            delivery.Deliver(handler, providerEvent);
        }
    }
}
