using WorldForge.Serialization;

namespace WorldForge.Runs.History;

/// <summary>Reads what a manifest says where it says it in the right type, and nothing where it does not: a damaged manifest is still listed.</summary>
internal static class ManifestValues
{
    private const int LongestText = 2000;

    /// <summary>Text that is not blank, trimmed and cut.</summary>
    public static string? Text(JsonObject source, string key)
    {
        if (!source.TryGetValue(key, out JsonValue? value) || value is not JsonText { Value: var text } || string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        string trimmed = text.Trim();
        return trimmed.Length <= LongestText ? trimmed : trimmed[..(char.IsHighSurrogate(trimmed[LongestText - 1]) ? LongestText - 1 : LongestText)];
    }

    public static JsonObject Object(JsonObject source, string key) =>
        source.TryGetValue(key, out JsonValue? value) && value is JsonObject found ? found : JsonObject.Empty;

    /// <summary>The texts of a list; a single text counts as a list of one.</summary>
    public static IEnumerable<string> Texts(JsonObject source, string key)
    {
        if (!source.TryGetValue(key, out JsonValue? value))
        {
            return [];
        }

        return (value is JsonList list ? list : [value]).OfType<JsonText>().Select(static text => text.Value.Trim()).Where(static text => text.Length > 0);
    }

    public static int Count(JsonObject source, string key) =>
        source.TryGetValue(key, out JsonValue? value) && value is JsonInteger integer && integer.TryGetInt64(out long count) && count is >= 0 and <= int.MaxValue
            ? (int)count
            : 0;
}
