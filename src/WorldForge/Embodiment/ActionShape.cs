using System.Globalization;
using WorldForge.Arrays;
using WorldForge.Serialization;

namespace WorldForge.Embodiment;

/// <summary>Finds the shape of nested lists of numbers.</summary>
internal static class ActionShape
{
    public static List<int> Of(string provider, JsonValue value, string field)
    {
        if (value is not JsonList root)
        {
            throw Malformed(provider, $"{field} must be a list, not {value.KindText}");
        }

        if (root.Array is { } array)
        {
            return array.ElementType == ElementType.Boolean || array.Count == 0
                ? throw Malformed(provider, $"{field} must hold numbers, not {array}")
                : [.. array.Shape];
        }

        List<int> shape = [];
        for (JsonValue level = root; level is JsonList list; level = list[0])
        {
            shape.Add(list.Count > 0 ? list.Count : throw Malformed(provider, $"{field} must not hold an empty list"));
        }

        Check(provider, root, shape, 0, field);
        return shape;
    }

    public static ProviderException Malformed(string provider, string problem, Exception? inner = null) =>
        new(FaultCodes.ProviderResponse, $"Provider '{provider}' answered policy with a malformed result: {problem}.", inner)
        {
            Provider = provider,
            Operation = "policy",
        };

    private static void Check(string provider, JsonValue value, List<int> shape, int depth, string path)
    {
        if (depth == shape.Count)
        {
            if (value is not (JsonInteger or JsonFloat) || !States.SceneJson.TryNumber(value, out _))
            {
                throw Malformed(provider, $"{path} must be a finite number, not {value.KindText}");
            }

            return;
        }

        if (value is not JsonList list || list.Count != shape[depth])
        {
            throw Malformed(provider, string.Create(CultureInfo.InvariantCulture, $"{path} must be a list of {shape[depth]} items, like its siblings"));
        }

        for (int index = 0; index < list.Count; index++)
        {
            Check(provider, list[index], shape, depth + 1, string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]"));
        }
    }
}
