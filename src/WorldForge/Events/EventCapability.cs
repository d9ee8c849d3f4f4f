using WorldForge.Capabilities;
using WorldForge.Serialization;

namespace WorldForge.Events;

/// <summary>Reads the capability of an event: one of the five words, or nothing, so that a label or attribute stays bounded.</summary>
internal static class EventCapability
{
    public const string MetadataKey = "capability";
    public const string Unknown = "unknown";

    public static string? Of(JsonObject metadata) =>
        metadata.TryGetValue(MetadataKey, out JsonValue? value) && value is JsonText text ? Known(text.Value) : null;

    public static string? Known(string word) => CapabilityNames.TryParse(word, out _) ? word : null;
}
