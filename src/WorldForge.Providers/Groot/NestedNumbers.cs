using System.Buffers.Binary;
using System.Globalization;
using WorldForge.Arrays;
using WorldForge.Serialization;

namespace WorldForge.Providers.Groot;

/// <summary>Copies nested lists of numbers into an array of bytes or single-precision floats.</summary>
internal static class NestedNumbers
{
    public static NdArray ToArray(JsonList list, ElementType type, string path)
    {
        List<int> sizes = [];
        for (JsonValue level = list; level is JsonList items; level = items[0])
        {
            sizes.Add(items.Count > 0 ? items.Count : throw Invalid(path, "must not hold an empty list"));
        }

        TensorShape shape = TensorShape.TryCreate([.. sizes], out TensorShape fitting) && fitting.ElementCount <= int.MaxValue / sizeof(float)
            ? fitting
            : throw Invalid(path, "is too large");
        byte[] data = new byte[(int)shape.ElementCount * type.Size()];
        int at = 0;
        Fill(list, shape, 0, type, data, ref at, path);
        return new NdArray(type, shape, data);
    }

    private static void Fill(JsonValue value, TensorShape shape, int depth, ElementType type, byte[] data, ref int at, string path)
    {
        if (depth == shape.Rank)
        {
            Put(value, type, data.AsSpan(at), path);
            at += type.Size();
            return;
        }

        if (value is not JsonList list || list.Count != shape[depth])
        {
            throw Invalid(path, string.Create(CultureInfo.InvariantCulture, $"must be a list of {shape[depth]} items, like its siblings"));
        }

        // A path is only made for an error: there is one for each pixel.
        ReadOnlySpan<JsonValue> items = list.AsSpan();
        for (int index = 0; index < items.Length; index++)
        {
            if (depth + 1 == shape.Rank && TryPut(items[index], type, data.AsSpan(at)))
            {
                at += type.Size();
            }
            else
            {
                Fill(items[index], shape, depth + 1, type, data, ref at, string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]"));
            }
        }
    }

    private static void Put(JsonValue value, ElementType type, Span<byte> target, string path)
    {
        if (!TryPut(value, type, target))
        {
            throw Invalid(path, type == ElementType.UInt8 ? "must be an integer from 0 to 255" : "must be a number that fits a float32");
        }
    }

    private static bool TryPut(JsonValue value, ElementType type, Span<byte> target)
    {
        if (type == ElementType.UInt8)
        {
            bool fits = value is JsonInteger pixel && pixel.TryGetInt64(out long level) && level is >= 0 and <= byte.MaxValue;
            target[0] = fits && ((JsonInteger)value).TryGetInt64(out long fitting) ? (byte)fitting : (byte)0;
            return fits;
        }

        double number = value switch
        {
            JsonInteger integer => integer.ToDouble(),
            JsonFloat real => real.Value,
            _ => double.NaN,
        };
        float single = (float)number;
        BinaryPrimitives.WriteSingleLittleEndian(target, single);
        return float.IsFinite(single);
    }

    private static ProviderException Invalid(string path, string problem) =>
        new(FaultCodes.InputInvalid, $"GR00T policy info is invalid: {path} {problem}.") { Provider = GrootProvider.ProviderName, Operation = "policy" };
}
