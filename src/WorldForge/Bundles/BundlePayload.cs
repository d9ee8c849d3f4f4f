using WorldForge.Serialization;

namespace WorldForge.Bundles;

/// <summary>Reads the manifest of a bundle as a renderer gets it: any JSON object, whose members may be missing.</summary>
internal static class BundlePayload
{
    public static string Text(JsonObject payload, string key) => payload.TryGetValue(key, out JsonValue? value) ? Plain(value) : "";

    public static string Plain(JsonValue value) => value switch
    {
        JsonText text => text.Value,
        JsonNull => "",
        _ => CanonicalJson.ToText(value),
    };

    public static bool IsSafe(JsonObject payload) => payload.TryGetValue("safe_to_attach", out JsonValue? safe) && safe is JsonBoolean { Value: true };

    public static IEnumerable<JsonObject> Rows(JsonObject payload, string key) =>
        payload.TryGetValue(key, out JsonValue? value) && value is JsonList rows ? rows.OfType<JsonObject>() : [];
}
