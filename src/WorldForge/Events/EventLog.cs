using Microsoft.Extensions.Logging;

namespace WorldForge.Events;

/// <summary>Every log message of the library.</summary>
/// <remarks>
/// They share one class because the generator writes several classes in an order that differs between compilations, and packages
/// must have the same bytes wherever they are built.
/// </remarks>
internal static partial class EventLog
{
    [LoggerMessage(EventId = 1, EventName = "provider_event", Level = LogLevel.Information, SkipEnabledCheck = true, Message = "{Record}")]
    public static partial void ProviderEvent(ILogger logger, string record);

    // Only the exception's type: its text is the handler's own and nobody has redacted it.
    [LoggerMessage(EventId = 1, EventName = "event_handler_failed", Level = LogLevel.Warning,
        Message = "Event handler {Handler} threw {ExceptionType}; its further failures are only counted.")]
    public static partial void HandlerFailed(ILogger logger, string handler, string exceptionType);

    [LoggerMessage(EventId = 2, EventName = "provider_skipped", Level = LogLevel.Warning, Message = "Provider {Provider} is not registered: {Reason}")]
    public static partial void ProviderSkipped(ILogger logger, string provider, string reason);
}
