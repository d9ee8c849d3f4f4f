using System.Diagnostics;
using WorldForge.Redaction;
using WorldForge.Serialization;

namespace WorldForge.Events;

/// <summary>Writes one span per event to an <see cref="ActivitySource"/>: any OpenTelemetry SDK that listens to it exports the span.</summary>
/// <remarks>
/// Thread-safe, and free of any OpenTelemetry package. The span is a child of the ambient activity, is as long as the event's duration,
/// and carries exactly the attributes of <see cref="Attributes"/>. Subscribe to <see cref="ProviderTelemetry.SourceName"/>.
/// </remarks>
public sealed class OpenTelemetryProviderEventSink : IProviderEventHandler, IDisposable
{
    private readonly ActivitySource _source;
    private readonly bool _ownsSource;
    private readonly TimeProvider _time;
    private readonly OpenTelemetryEventOptions _options;
    private readonly string _prefix;

    /// <summary>Makes a sink.</summary>
    /// <param name="source">Where spans go; the sink's own source named <see cref="ProviderTelemetry.SourceName"/> when <see langword="null"/>.</param>
    /// <param name="options">Prefix and host attributes; defaults when <see langword="null"/>.</param>
    /// <param name="time">Clock for the span's end; the system's when <see langword="null"/>.</param>
    /// <exception cref="WorldForgeException">The prefix is blank.</exception>
    public OpenTelemetryProviderEventSink(
        ActivitySource? source = null,
        OpenTelemetryEventOptions? options = null,
        TimeProvider? time = null)
    {
        OpenTelemetryEventOptions given = options ?? new OpenTelemetryEventOptions();
        if (string.IsNullOrWhiteSpace(given.SpanPrefix))
        {
            throw new WorldForgeException(FaultCodes.InputInvalid, "Span prefix must be a non-blank text.");
        }

        _prefix = given.SpanPrefix.Trim();
        _options = given with { ExtraAttributes = Redactor.Observable.Redact(given.ExtraAttributes ?? JsonObject.Empty) };
        _ownsSource = source is null;
        _source = source ?? new ActivitySource(ProviderTelemetry.SourceName, ProviderTelemetry.Version);
        _time = time ?? TimeProvider.System;
    }

    /// <inheritdoc/>
    public void Handle(ProviderEvent providerEvent)
    {
        ArgumentNullException.ThrowIfNull(providerEvent);
        if (!_source.HasListeners())
        {
            return;
        }

        DateTimeOffset end = _time.GetUtcNow();
        ActivityLink? link = EventLink.Of(providerEvent);
        using Activity? span = _source.StartActivity(
            $"{_prefix}.{providerEvent.Provider}.{providerEvent.Operation}.{providerEvent.Phase}",
            providerEvent.Method is null ? ActivityKind.Internal : ActivityKind.Client,
            parentContext: default,
            tags: Attributes(providerEvent),
            links: link is { } one ? [one] : null,
            startTime: Start(end, providerEvent.DurationMs));
        if (span is null)
        {
            return;
        }

        span.SetEndTime(end.UtcDateTime);
        if (EventPhase.IsError(providerEvent.Phase))
        {
            span.SetStatus(ActivityStatusCode.Error);
        }
    }

    /// <summary>Names the attributes of an event's span. Unset values are left out.</summary>
    /// <param name="providerEvent">The event.</param>
    /// <returns>The attributes: a bounded set plus the host's own.</returns>
    public IReadOnlyList<KeyValuePair<string, object?>> Attributes(ProviderEvent providerEvent)
    {
        ArgumentNullException.ThrowIfNull(providerEvent);
        return SpanAttributes.Of(providerEvent, _options);
    }

    /// <summary>Disposes the source, when the sink made it.</summary>
    public void Dispose()
    {
        if (_ownsSource)
        {
            _source.Dispose();
        }
    }

    private static DateTimeOffset Start(DateTimeOffset end, double? durationMs)
    {
        double longest = (end - DateTimeOffset.UnixEpoch).TotalMilliseconds;
        return durationMs is { } duration ? end.AddMilliseconds(-Math.Min(duration, longest)) : end;
    }
}
