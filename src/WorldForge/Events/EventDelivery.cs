using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace WorldForge.Events;

/// <summary>Hands events to handlers so that telemetry never changes a call's outcome: what a handler throws is counted and logged once.</summary>
/// <remarks>Thread-safe. Failures are logged once for each handler type on the category <see cref="LogCategory"/>.</remarks>
public sealed class EventDelivery
{
    /// <summary>The log category of delivery failures.</summary>
    public const string LogCategory = "worldforge.events";

    private readonly ConcurrentDictionary<string, long> _failures = new(StringComparer.Ordinal);
    private readonly ILogger _logger;
    private readonly bool _strict;

    /// <summary>Makes a delivery.</summary>
    /// <param name="loggers">Where failures are logged; none when <see langword="null"/>.</param>
    /// <param name="strict">Lets a handler's exception through to the caller; for tests.</param>
    public EventDelivery(ILoggerFactory? loggers = null, bool strict = false)
    {
        _logger = (ILogger?)loggers?.CreateLogger(LogCategory) ?? NullLogger.Instance;
        _strict = strict;
    }

    /// <summary>Exceptions thrown by handlers so far, by the handler's type name in ordinal order.</summary>
    public IReadOnlyDictionary<string, long> FailuresByHandler => new SortedDictionary<string, long>(_failures, StringComparer.Ordinal);

    /// <summary>Exceptions thrown by handlers so far.</summary>
    public long FailureCount => _failures.Values.Sum();

    /// <summary>Hands one event to one handler.</summary>
    /// <param name="handler">The handler; nothing happens when it is <see langword="null"/>.</param>
    /// <param name="providerEvent">The event.</param>
    public void Deliver(IProviderEventHandler? handler, ProviderEvent providerEvent)
    {
        ArgumentNullException.ThrowIfNull(providerEvent);
        if (handler is null)
        {
            return;
        }

        try
        {
            handler.Handle(providerEvent);
        }
        catch (Exception exception) when (IsContained(exception))
        {
            Note(handler, exception);
        }
    }

    /// <summary>Makes one handler that hands each event to each of the given ones, in order, through this delivery.</summary>
    /// <param name="handlers">Nulls are dropped; compositions among them are flattened in place.</param>
    /// <returns>As <see cref="EventHandlers.Compose"/>.</returns>
    public IProviderEventHandler? Compose(params IReadOnlyList<IProviderEventHandler?> handlers)
    {
        ArgumentNullException.ThrowIfNull(handlers);
        IProviderEventHandler[] flat = [.. handlers.SelectMany(Flatten)];
        return flat switch
        {
            [] => null,
            [var only] => only,
            _ => new EventFanOut(this, flat),
        };
    }

    private static IEnumerable<IProviderEventHandler> Flatten(IProviderEventHandler? handler) => handler switch
    {
        null => [],
        EventFanOut inner => inner.Handlers,
        _ => [handler],
    };

    // A handler is never given the call's token, so even its cancellation is its own and must not become the call's.
    private bool IsContained(Exception exception) => !_strict && exception is not OutOfMemoryException;

    private void Note(IProviderEventHandler handler, Exception exception)
    {
        string type = handler.GetType().FullName ?? handler.GetType().Name;
        if (_failures.AddOrUpdate(type, 1, static (_, count) => checked(count + 1)) == 1)
        {
            EventLog.HandlerFailed(_logger, type, exception.GetType().Name);
        }
    }
}
