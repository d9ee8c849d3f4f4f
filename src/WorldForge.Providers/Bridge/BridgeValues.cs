using WorldForge.Arrays;
using WorldForge.Serialization;

namespace WorldForge.Providers.Bridge;

/// <summary>Takes arrays out of JSON on the way to a worker, and puts them back on the way from it.</summary>
internal static class BridgeValues
{
    /// <summary>Replaces every typed array by a reference.</summary>
    /// <exception cref="WorldForgeException">The value itself uses the key of references.</exception>
    public static JsonValue Encode(JsonValue value, List<NdArray> arrays)
    {
        switch (value)
        {
            case JsonList { Array: { } array }:
                return Reference(array, arrays);
            case JsonList list:
                return JsonList.Create(list.Select(item => Encode(item, arrays)));
            case JsonObject map:
                var builder = new JsonObject.Builder();
                foreach ((string key, JsonValue item) in map)
                {
                    builder.Add(
                        key != BridgeProtocol.ArrayKey ? key : throw new WorldForgeException(FaultCodes.InputInvalid, $"A value for a runtime worker must not use the key {key}."),
                        Encode(item, arrays));
                }

                return builder.Build();
            default:
                return value;
        }
    }

    public static JsonObject Reference(NdArray array, List<NdArray> arrays)
    {
        arrays.Add(array);
        return JsonObject.Create((BridgeProtocol.ArrayKey, arrays.Count - 1));
    }

    /// <summary>Puts arrays in place. What holds none stays JSON; what holds one becomes a list or a dictionary.</summary>
    /// <exception cref="InvalidDataException">A reference names no array.</exception>
    public static object? Decode(JsonValue value, IReadOnlyList<NdArray> arrays)
    {
        if (!HoldsArray(value))
        {
            return value.IsNull ? null : value;
        }

        if (value is JsonList list)
        {
            return list.Select(item => Decode(item, arrays)).ToList();
        }

        JsonObject map = (JsonObject)value;
        if (!map.TryGetValue(BridgeProtocol.ArrayKey, out JsonValue? reference))
        {
            return map.ToDictionary(static member => member.Key, member => Decode(member.Value, arrays), StringComparer.Ordinal);
        }

        return map.Count == 1 && reference is JsonInteger index && index.TryGetInt64(out long at) && at >= 0 && at < arrays.Count
            ? arrays[(int)at]
            : throw new InvalidDataException("a reference names no array");
    }

    private static bool HoldsArray(JsonValue value) => value switch
    {
        JsonList list => list.Any(HoldsArray),
        JsonObject map => map.ContainsKey(BridgeProtocol.ArrayKey) || map.Any(static member => HoldsArray(member.Value)),
        _ => false,
    };
}
