using WorldForge.Serialization;

namespace WorldForge.Events;

/// <summary>The wire form of an event. Names are written out here, so that renaming a member cannot change a record.</summary>
internal static class ProviderEventJson
{
    private const int MostFields = 17;

    public static JsonObject ToObject(ProviderEvent source)
    {
        var wire = new JsonObject.Builder(MostFields)
        {
            { "provider", source.Provider },
            { "operation", source.Operation },
            { "phase", source.Phase },
            { "attempt", source.Attempt },
            { "max_attempts", source.MaxAttempts },
            { "method", source.Method },
            { "target", source.Target },
            { "status_code", source.StatusCode },
            { "duration_ms", source.DurationMs },
            { "message", source.Message },
            { "metadata", source.Metadata },
        };
        AddId(wire, "run_id", source.RunId);
        AddId(wire, "request_id", source.RequestId);
        AddId(wire, "trace_id", source.TraceId);
        AddId(wire, "span_id", source.SpanId);
        AddId(wire, "artifact_id", source.ArtifactId);
        AddId(wire, "input_digest", source.InputDigest);
        return wire.Build();
    }

    private static void AddId(JsonObject.Builder wire, string name, string? id)
    {
        if (id is not null)
        {
            wire.Add(name, id);
        }
    }
}
