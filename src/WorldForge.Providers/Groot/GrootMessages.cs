using System.Numerics;
using WorldForge.Arrays;
using WorldForge.Providers.MessagePack;
using WorldForge.Providers.Npy;
using WorldForge.Serialization;

namespace WorldForge.Providers.Groot;

/// <summary>The requests of the policy server's protocol: JSON values as MessagePack, arrays as maps around array files.</summary>
internal static class GrootMessages
{
    public const string ArrayMark = "__ndarray_class__";
    public const string ArrayData = "as_npy";
    public const string ConfigMark = "__ModalityConfig_class__";
    public const string ConfigData = "as_json";

    private static readonly BigInteger LargestUnsigned = new(ulong.MaxValue);

    /// <summary>The members of a request: endpoint, data when there is any, and the token.</summary>
    public static JsonObject Request(string endpoint, JsonObject? data, string? token)
    {
        JsonObject.Builder request = new(3) { { "endpoint", endpoint } };
        if (data is not null)
        {
            request.Add("data", data);
        }

        if (token is not null)
        {
            request.Add("api_token", token);
        }

        return request.Build();
    }

    /// <summary>Bytes that a value takes.</summary>
    /// <exception cref="WorldForgeException">An integer does not fit 64 bits.</exception>
    public static int Measure(JsonValue value)
    {
        MessagePackWriter counter = new(target: null);
        Write(ref counter, value);
        return counter.Length;
    }

    /// <summary>Writes a value; its arrays are copied once, straight to their place.</summary>
    /// <param name="value">The value.</param>
    /// <param name="target">At least as many bytes as <see cref="Measure"/> says.</param>
    public static void Write(JsonValue value, byte[] target)
    {
        MessagePackWriter writer = new(target);
        Write(ref writer, value);
    }

    private static void Write(ref MessagePackWriter writer, JsonValue value)
    {
        switch (value)
        {
            case JsonBoolean boolean:
                writer.Boolean(boolean.Value);
                break;
            case JsonInteger integer:
                Integer(ref writer, integer);
                break;
            case JsonFloat number:
                writer.Float64(number.Value);
                break;
            case JsonText text:
                writer.Text(text.Value);
                break;
            case JsonList { Array: { } array }:
                Array(ref writer, array);
                break;
            case JsonList list:
                writer.ArrayHeader(list.Count);
                foreach (JsonValue item in list.AsSpan())
                {
                    Write(ref writer, item);
                }

                break;
            case JsonObject map:
                writer.MapHeader(map.Count);
                foreach ((string key, JsonValue member) in map.AsSpan())
                {
                    writer.Text(key);
                    Write(ref writer, member);
                }

                break;
            default:
                writer.Nil();
                break;
        }
    }

    private static void Array(ref MessagePackWriter writer, NdArray array)
    {
        byte[] header = NpyWriter.Header(array);
        writer.MapHeader(2);
        writer.Text(ArrayMark);
        writer.Boolean(true);
        writer.Text(ArrayData);
        writer.BinaryHeader(checked(header.Length + array.Data.Length));
        writer.Raw(header);
        writer.Raw(array.Data.Span);
    }

    private static void Integer(ref MessagePackWriter writer, JsonInteger integer)
    {
        if (integer.TryGetInt64(out long value))
        {
            writer.Integer(value);
        }
        else
        {
            writer.Unsigned(integer.Value.Sign > 0 && integer.Value <= LargestUnsigned
                ? (ulong)integer.Value
                : throw new WorldForgeException(FaultCodes.InputInvalid, "An integer of a request must fit 64 bits."));
        }
    }
}
