using Microsoft.Extensions.Logging;
using WorldForge.Serialization;

namespace WorldForge.Events;

/// <summary>Logs each event as one compact canonical JSON object, with provider, operation and phase as scope values.</summary>
public sealed class JsonLoggerSink : IProviderEventHandler
{
    /// <summary>The log category of provider events.</summary>
    public const string LogCategory = "worldforge.providers";

    private readonly ILogger _logger;
    private readonly JsonObject _extra;

    /// <summary>Makes a sink.</summary>
    /// <param name="loggers">Makes the logger of category <see cref="LogCategory"/>.</param>
    /// <param name="extraFields">Written into each record after redaction; fields of the event win over them.</param>
    public JsonLoggerSink(ILoggerFactory loggers, JsonObject? extraFields = null)
    {
        ArgumentNullException.ThrowIfNull(loggers);
        _logger = loggers.CreateLogger(LogCategory);
        _extra = ProviderEventRecord.Extra(extraFields);
    }

    /// <inheritdoc/>
    public void Handle(ProviderEvent providerEvent)
    {
        ArgumentNullException.ThrowIfNull(providerEvent);
        if (_logger.IsEnabled(LogLevel.Information))
        {
            string record = CanonicalJson.ToText(ProviderEventRecord.Merge(providerEvent, _extra, runId: null));
            using IDisposable? scope = _logger.BeginScope(new ProviderEventScope(providerEvent));
            EventLog.ProviderEvent(_logger, record);
        }
    }
}
