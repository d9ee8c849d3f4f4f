using System.Diagnostics.CodeAnalysis;
using WorldForge.Serialization;

namespace WorldForge.Comparison;

/// <summary>Looks members up in documents of which only a part is promised: what is absent or of another kind is null.</summary>
internal static class LooseJson
{
    public static JsonValue? At(JsonObject source, params ReadOnlySpan<string> path)
    {
        JsonValue? value = source;
        foreach (string name in path)
        {
            value = value is JsonObject map && map.TryGetValue(name, out JsonValue? member) ? member : null;
        }

        return value is JsonNull ? null : value;
    }

    /// <summary>A text that is not blank.</summary>
    public static string? Text(JsonObject source, params ReadOnlySpan<string> path) =>
        At(source, path) is JsonText { Value: var text } && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    /// <summary>The texts of a list; none when there is no list.</summary>
    public static string[] Texts(JsonObject source, params ReadOnlySpan<string> path) => At(source, path) switch
    {
        JsonList list => [.. list.OfType<JsonText>().Select(text => text.Value.Trim()).Where(text => text.Length > 0)],
        _ => [],
    };

    public static double? Number(JsonObject source, params ReadOnlySpan<string> path) => At(source, path) switch
    {
        JsonInteger integer => integer.ToDouble(),
        JsonFloat number => number.Value,
        _ => null,
    };

    public static bool? Flag(JsonObject source, params ReadOnlySpan<string> path) => (At(source, path) as JsonBoolean)?.Value;

    /// <summary>A member as it is; null for what is absent.</summary>
    public static JsonValue Raw(JsonObject source, params ReadOnlySpan<string> path) => At(source, path) ?? JsonValue.Null;

    /// <summary>The objects of a list; none when there is no list.</summary>
    public static JsonObject[] Objects(JsonObject source, params ReadOnlySpan<string> path) =>
        At(source, path) is JsonList list ? [.. list.OfType<JsonObject>()] : [];

    public static bool TryObject(JsonObject source, string name, [NotNullWhen(true)] out JsonObject? found)
    {
        found = At(source, name) as JsonObject;
        return found is not null;
    }
}
