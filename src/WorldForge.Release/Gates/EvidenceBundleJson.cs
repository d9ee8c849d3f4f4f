using System.Text.Json;
using WorldForge.Release.Reports;
using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Release.Gates;

/// <summary>The stored form of a bundle: what was collected can be judged again later, by another profile if need be.</summary>
public static class EvidenceBundleJson
{
    /// <summary>The version of the document.</summary>
    public const int SchemaVersion = 1;

    /// <summary>Renders a bundle. Commands and their output stay with the gate rows; facts are what judging needs.</summary>
    public static JsonObject Render(EvidenceBundle bundle, GateRegistry registry)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        ArgumentNullException.ThrowIfNull(registry);
        return JsonObject.Create(
            ("schema_version", SchemaVersion),
            ("items", JsonList.Create([.. bundle.Items.Select(item => Item(item, registry))])));
    }

    /// <summary>Reads a bundle back.</summary>
    /// <exception cref="WorldForgeException">The document has another version, an unknown type, or facts that do not fit their type.</exception>
    public static EvidenceBundle Read(JsonValue document, GateRegistry registry)
    {
        ArgumentNullException.ThrowIfNull(registry);
        var root = Check.Object(document, "evidence_bundle");
        if (!root.TryGetValue("schema_version", out var version) || version != SchemaVersion)
        {
            throw Malformed("schema_version must be 1");
        }

        return root.TryGetValue("items", out var items) && items is JsonList list
            ? new EvidenceBundle(list.Select((item, index) => Item(item, index, registry)))
            : throw Malformed("items must be a list");
    }

    private static JsonObject Item(EvidenceItem item, GateRegistry registry) => JsonObject.Create(
        ("type", item.Type),
        ("outcome", item.Outcome.ToString().ToLowerInvariant()),
        ("reason", item.Reason),
        ("started_at", ReleaseEvidenceJson.Time(item.StartedAt)),
        ("finished_at", ReleaseEvidenceJson.Time(item.FinishedAt)),
        ("duration_ms", item.Duration.TotalMilliseconds),
        ("facts", item.Facts is null ? JsonValue.Null : StrictJson.Parse(JsonSerializer.SerializeToUtf8Bytes(item.Facts, registry.Collector(item.Type).FactsInfo))));

    private static EvidenceItem Item(JsonValue value, int index, GateRegistry registry)
    {
        var item = Check.Object(value, $"items[{index}]");
        var type = Text(item, "type", index);
        var collector = registry.FindCollector(type) ?? throw Malformed($"items[{index}].type is unknown: {type}");
        return new EvidenceItem
        {
            Type = type,
            Outcome = Enum.TryParse<CollectionOutcome>(Text(item, "outcome", index), ignoreCase: true, out var outcome) ? outcome : throw Malformed($"items[{index}].outcome is unknown"),
            Reason = Text(item, "reason", index),
            StartedAt = Time(item, "started_at", index),
            FinishedAt = Time(item, "finished_at", index),
            Duration = item.TryGetValue("duration_ms", out var duration) && duration is JsonFloat milliseconds ? TimeSpan.FromMilliseconds(milliseconds.Value) : throw Malformed($"items[{index}].duration_ms must be a number"),
            Facts = item.TryGetValue("facts", out var facts) && facts.Kind != JsonKind.Null ? Facts(facts, collector, index) : null,
        };
    }

    private static object? Facts(JsonValue facts, ICollector collector, int index)
    {
        try
        {
            return JsonSerializer.Deserialize(CanonicalJson.ToBytes(facts), collector.FactsInfo);
        }
        catch (JsonException exception)
        {
            throw Malformed($"items[{index}].facts do not fit {collector.Type} at {exception.Path}");
        }
    }

    private static string Text(JsonObject item, string key, int index) =>
        item.TryGetValue(key, out var value) && value is JsonText text ? text.Value : throw Malformed($"items[{index}].{key} must be text");

    private static DateTimeOffset Time(JsonObject item, string key, int index) =>
        DateTimeOffset.TryParseExact(Text(item, key, index), "yyyy-MM-dd'T'HH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw Malformed($"items[{index}].{key} must be a time");

    private static WorldForgeException Malformed(string problem) =>
        new("wf.evidence.bundle", $"The stored evidence bundle cannot be read: {problem}. First triage: run the gates again.");
}
