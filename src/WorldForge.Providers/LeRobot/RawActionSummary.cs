using WorldForge.Arrays;
using WorldForge.Serialization;

namespace WorldForge.Providers.LeRobot;

/// <summary>A bounded description of raw actions: what they are, their shape, and the first few numbers.</summary>
internal static class RawActionSummary
{
    private const int Shown = 3;
    private const int DeepestShown = 3;

    public static JsonObject Of(JsonValue actions) => JsonObject.Create(
        ("type", Kind(actions)),
        ("shape", Shape(actions) is { } shape ? JsonList.Create(shape.Select(static size => (JsonValue)size)) : JsonValue.Null),
        ("preview", Preview(actions, 1)));

    /// <summary>The shape; empty for a scalar, null when the lists are ragged.</summary>
    public static IReadOnlyList<int>? Shape(JsonValue value)
    {
        switch (value)
        {
            case JsonList { Array: { } array }:
                return array.Shape.Sizes;
            case JsonList { Count: 0 }:
                return [0];
            case JsonList list:
                IReadOnlyList<int>? inner = Shape(list[0]);
                return inner is not null && list.Skip(1).All(item => Shape(item) is { } other && other.SequenceEqual(inner)) ? [list.Count, .. inner] : null;
            default:
                return [];
        }
    }

    private static string Kind(JsonValue value) => value switch
    {
        JsonList { Array: { } array } => "array " + array.ElementType.ToNumpyText(),
        _ => value.Kind.ToString().ToLowerInvariant(),
    };

    private static JsonValue Preview(JsonValue value, int depth) => value switch
    {
        JsonList { Count: > 0 } when depth > DeepestShown => "...",
        JsonList list => JsonList.Create([.. list.Take(Shown).Select(item => Preview(item, depth + 1)), .. list.Count > Shown ? (IEnumerable<JsonValue>)["..."] : []]),
        JsonObject { Count: > 0 } when depth > DeepestShown => "...",
        JsonObject map => JsonObject.Create([.. map.Take(Shown).Select(member => (member.Key, Preview(member.Value, depth + 1)))]),
        _ => value,
    };
}
