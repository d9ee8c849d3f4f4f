using WorldForge.Serialization;

namespace WorldForge.Events;

/// <summary>What an <see cref="OpenTelemetryProviderEventSink"/> writes beside the event.</summary>
public sealed record OpenTelemetryEventOptions
{
    /// <summary>First part of every span name; trimmed, not blank.</summary>
    /// <value><c>worldforge.provider</c> by default.</value>
    public string SpanPrefix { get; init; } = ProviderTelemetry.SpanPrefix;

    /// <summary>Attributes of the host, written as <c>worldforge.host.&lt;key&gt;</c> after redaction.</summary>
    /// <value>None by default.</value>
    public JsonObject ExtraAttributes { get; init; } = JsonObject.Empty;

    /// <summary>
    /// Cuts <c>worldforge.metadata_json</c> at 4 KiB and adds <c>worldforge.metadata_truncated</c>, where the attribute would otherwise be
    /// left out.
    /// </summary>
    /// <value><see langword="false"/> by default.</value>
    public bool TruncateMetadata { get; init; }
}
