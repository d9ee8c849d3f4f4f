using WorldForge.Serialization;

namespace WorldForge.Events;

/// <summary>The attributes of an event's span.</summary>
internal static class SpanAttributes
{
    private const int MaxMetadataBytes = 4 * 1024;

    public static List<KeyValuePair<string, object?>> Of(ProviderEvent source, OpenTelemetryEventOptions options)
    {
        List<KeyValuePair<string, object?>> tags =
        [
            new("worldforge.provider", source.Provider),
            new("worldforge.operation", source.Operation),
            new("worldforge.phase", source.Phase),
            new("worldforge.attempt", source.Attempt),
            new("worldforge.max_attempts", source.MaxAttempts),
        ];
        Add(tags, "worldforge.duration_ms", source.DurationMs);
        Add(tags, "worldforge.run_id", source.RunId);
        Add(tags, "worldforge.request_id", source.RequestId);
        Add(tags, "worldforge.trace_id", source.TraceId);
        Add(tags, "worldforge.span_id", source.SpanId);
        Add(tags, "worldforge.artifact_id", source.ArtifactId);
        Add(tags, "worldforge.input_digest", source.InputDigest);
        Add(tags, "http.request.method", source.Method);
        Add(tags, "http.response.status_code", source.StatusCode);
        Add(tags, "url.full", source.Target);
        Add(tags, "worldforge.status_class", EventStatusClass.Of((source.StatusCode ?? 0) / 100));
        Add(tags, "worldforge.capability", source.Capability);
        Add(tags, "worldforge.message", source.Message.Length == 0 ? null : source.Message);
        AddMetadata(tags, source.Metadata, options.TruncateMetadata);
        foreach ((string key, JsonValue value) in options.ExtraAttributes)
        {
            tags.Add(new KeyValuePair<string, object?>($"worldforge.host.{key}", Scalar(value)));
        }

        return tags;
    }

    private static void Add(List<KeyValuePair<string, object?>> tags, string name, object? value)
    {
        if (value is not null)
        {
            tags.Add(new KeyValuePair<string, object?>(name, value));
        }
    }

    // Canonical JSON is ASCII, so its length is its size and a cut never splits a character.
    private static void AddMetadata(List<KeyValuePair<string, object?>> tags, JsonObject metadata, bool truncate)
    {
        if (metadata.Count == 0)
        {
            return;
        }

        string json = CanonicalJson.ToText(metadata);
        if (json.Length <= MaxMetadataBytes)
        {
            tags.Add(new KeyValuePair<string, object?>("worldforge.metadata_json", json));
        }
        else if (truncate)
        {
            tags.Add(new KeyValuePair<string, object?>("worldforge.metadata_json", json[..MaxMetadataBytes]));
            tags.Add(new KeyValuePair<string, object?>("worldforge.metadata_truncated", true));
        }
    }

    private static object Scalar(JsonValue value) => value switch
    {
        JsonText text => text.Value,
        JsonBoolean boolean => boolean.Value,
        JsonFloat number => number.Value,
        JsonInteger integer when integer.TryGetInt64(out long small) => small,
        _ => CanonicalJson.ToText(value),
    };
}
