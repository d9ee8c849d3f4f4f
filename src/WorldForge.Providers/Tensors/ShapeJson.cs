using WorldForge.Arrays;
using WorldForge.Serialization;

namespace WorldForge.Providers.Tensors;

/// <summary>A shape as results record it: a list of sizes.</summary>
internal static class ShapeJson
{
    public static JsonValue Of(TensorShape shape) => JsonList.Create(shape.Sizes.Select(static size => (JsonValue)size));
}
