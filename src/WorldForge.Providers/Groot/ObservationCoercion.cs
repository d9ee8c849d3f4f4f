using WorldForge.Arrays;
using WorldForge.Serialization;

namespace WorldForge.Providers.Groot;

/// <summary>Makes the arrays that a strict server asks for out of nested lists: bytes for video, single-precision floats for state.</summary>
internal static class ObservationCoercion
{
    private const string Video = "video";
    private const string State = "state";

    /// <summary>The observation with its lists below <c>video</c> and <c>state</c> turned into arrays; other members are kept.</summary>
    /// <exception cref="ProviderException">A list is ragged, or holds something else than numbers that fit; the message names the place.</exception>
    public static JsonObject Apply(JsonObject observation)
    {
        JsonObject.Builder result = new(observation);
        foreach ((string key, JsonValue value) in observation.AsSpan())
        {
            if (TypeOf(key) is { } type)
            {
                result[key] = Modality(value, type, "observation." + key);
            }
        }

        return result.Build();
    }

    // The simulation wrapper has flat keys such as video.front.
    private static ElementType? TypeOf(string key) =>
        key == Video || key.StartsWith(Video + ".", StringComparison.Ordinal) ? ElementType.UInt8
        : key == State || key.StartsWith(State + ".", StringComparison.Ordinal) ? ElementType.Float32
        : null;

    private static JsonValue Modality(JsonValue value, ElementType type, string path)
    {
        if (value is JsonList list)
        {
            return list.Array?.ElementType == type ? list : JsonList.OfArray(NestedNumbers.ToArray(list, type, path));
        }

        if (value is not JsonObject members)
        {
            return value;
        }

        JsonObject.Builder result = new(members);
        foreach ((string key, JsonValue member) in members.AsSpan())
        {
            if (member is JsonList)
            {
                result[key] = Modality(member, type, $"{path}.{key}");
            }
        }

        return result.Build();
    }
}
