using WorldForge.Providers.JsonNumpy;
using WorldForge.Serialization;

namespace WorldForge.Providers.CosmosPolicy;

/// <summary>What is kept of predicted images: their sizes, never their content, and only so many of them.</summary>
internal static class ShapeSummary
{
    private const int MostKeys = 32;
    private const int MostLevels = 8;
    private const int LongestKey = 128;

    /// <summary>Sizes for an array or a list, sizes by key for an object, null for everything else.</summary>
    public static JsonValue Of(JsonValue value) => Of(value, 1);

    /// <summary>The sizes of nested lists, looking at the first item of each level; an encoded array ends the chain with its own.</summary>
    public static JsonList OfList(JsonValue value)
    {
        List<JsonValue> sizes = [];
        for (int level = 0; level < MostLevels && value is JsonList list; level++)
        {
            sizes.Add(list.Count);
            value = list.Count > 0 ? list[0] : JsonValue.Null;
        }

        if (value is JsonObject encoded && JsonNumpyArray.IsEncoded(encoded) && Encoded(encoded) is JsonList inner)
        {
            sizes.AddRange(inner);
        }

        return JsonList.Create(sizes);
    }

    private static JsonValue Of(JsonValue value, int level) => value switch
    {
        JsonObject encoded when JsonNumpyArray.IsEncoded(encoded) => Encoded(encoded),
        JsonObject when level > MostLevels => JsonObject.Create(("truncated", true)),
        JsonObject map => Members(map, level),
        JsonList list => OfList(list),
        _ => JsonValue.Null,
    };

    private static JsonObject Members(JsonObject map, int level)
    {
        JsonObject.Builder summary = new();
        foreach (string key in map.Keys.Order(StringComparer.Ordinal).Take(MostKeys))
        {
            summary[key.Length <= LongestKey ? key : key[..(char.IsHighSurrogate(key[LongestKey - 1]) ? LongestKey - 1 : LongestKey)]] = Of(map[key], level + 1);
        }

        if (map.Count > MostKeys)
        {
            summary["truncated_keys"] = map.Count - MostKeys;
        }

        return summary.Build();
    }

    private static JsonValue Encoded(JsonObject encoded)
    {
        try
        {
            return JsonList.Create(JsonNumpyArray.ReadShape(encoded).Select(static size => (JsonValue)size));
        }
        catch (JsonNumpyException)
        {
            // It is only described here, never used: sizes that are none are not worth a failure.
            return JsonValue.Null;
        }
    }
}
