using WorldForge.Redaction;
using WorldForge.Serialization;

namespace WorldForge.Events;

/// <summary>The JSON record that both JSON sinks write.</summary>
internal static class ProviderEventRecord
{
    private const string EventTypeKey = "event_type";
    private const string EventType = "provider_event";
    private const string RunIdKey = "run_id";

    public static JsonObject Extra(JsonObject? extraFields) => extraFields is null ? JsonObject.Empty : Redactor.Observable.Redact(extraFields);

    /// <summary>Extra fields, then the event over them, then a configured run id over both; the type of the record always stands.</summary>
    public static JsonObject Merge(ProviderEvent source, JsonObject extra, string? runId)
    {
        JsonObject wire = source.ToJson();
        var record = new JsonObject.Builder();
        record.Add(EventTypeKey, EventType);
        foreach ((string key, JsonValue value) in extra)
        {
            bool overridden = key == EventTypeKey || wire.ContainsKey(key) || (key == RunIdKey && runId is not null);
            if (!overridden)
            {
                record.Add(key, value);
            }
        }

        foreach ((string key, JsonValue value) in wire)
        {
            if (key != RunIdKey || runId is null)
            {
                record.Add(key, value);
            }
        }

        if (runId is not null)
        {
            record.Add(RunIdKey, runId);
        }

        return record.Build();
    }
}
