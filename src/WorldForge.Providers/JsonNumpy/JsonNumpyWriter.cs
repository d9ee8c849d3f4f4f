using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using WorldForge.Arrays;
using WorldForge.Serialization;

namespace WorldForge.Providers.JsonNumpy;

/// <summary>Writes JSON in which typed arrays are encoded as the json_numpy package does; everything else is canonical.</summary>
internal static class JsonNumpyWriter
{
    private const int Slack = 4096;
    private const int LongestScalar = 24;
    private const int LongestEscape = 2;

    /// <summary>The JSON of a value. The data of arrays are encoded once, straight to their place.</summary>
    public static ReadOnlyMemory<byte> ToBytes(JsonValue value)
    {
        ArrayBufferWriter<byte> output = new((int)Math.Min(Estimate(value) + Slack, Array.MaxLength));
        Write(value, output);
        return output.WrittenMemory;
    }

    private static void Write(JsonValue value, ArrayBufferWriter<byte> output)
    {
        switch (value)
        {
            case JsonList { Array: { } array }:
                Encode(array, output);
                break;
            case JsonList list when HoldsArray(list):
                output.Write("["u8);
                for (int index = 0; index < list.Count; index++)
                {
                    Separate(index, output);
                    Write(list[index], output);
                }

                output.Write("]"u8);
                break;
            case JsonObject map when HoldsArray(map):
                output.Write("{"u8);
                for (int index = 0; index < map.Count; index++)
                {
                    Separate(index, output);
                    CanonicalJson.Write(map[index].Key, output);
                    output.Write(":"u8);
                    Write(map[index].Value, output);
                }

                output.Write("}"u8);
                break;
            default:
                CanonicalJson.Write(value, output);
                break;
        }
    }

    private static void Encode(NdArray array, ArrayBufferWriter<byte> output)
    {
        output.Write("{\"__numpy__\":\""u8);
        int length = Base64.GetMaxEncodedToUtf8Length(array.Data.Length);
        Base64.EncodeToUtf8(array.Data.Span, output.GetSpan(length), out _, out int written);
        output.Advance(written);
        string shape = string.Join(',', array.Shape.Sizes.Select(static size => size.ToString(CultureInfo.InvariantCulture)));
        output.Write(Encoding.ASCII.GetBytes($"\",\"dtype\":\"{array.ElementType.ToNumpyText()}\",\"shape\":[{shape}]}}"));
    }

    private static void Separate(int index, ArrayBufferWriter<byte> output)
    {
        if (index > 0)
        {
            output.Write(","u8);
        }
    }

    private static bool HoldsArray(JsonValue value)
    {
        switch (value)
        {
            case JsonList { Array: not null }:
                return true;
            case JsonList list:
                // Lists of numbers are long and hold nothing else: only containers are looked into.
                foreach (JsonValue item in list.AsSpan())
                {
                    if (item.Depth > 0 && HoldsArray(item))
                    {
                        return true;
                    }
                }

                return false;
            case JsonObject map:
                foreach ((_, JsonValue member) in map.AsSpan())
                {
                    if (member.Depth > 0 && HoldsArray(member))
                    {
                        return true;
                    }
                }

                return false;
            default:
                return false;
        }
    }

    // Right for arrays, generous for short texts; plain lists may make the buffer grow.
    private static long Estimate(JsonValue value)
    {
        switch (value)
        {
            case JsonList { Array: { } array }:
                return Base64.GetMaxEncodedToUtf8Length(array.Data.Length) + Slack;
            case JsonText text:
                return (long)text.Value.Length * LongestEscape;
            case JsonObject map:
                long members = 0;
                foreach ((string key, JsonValue member) in map.AsSpan())
                {
                    members += key.Length + LongestScalar + Estimate(member);
                }

                return members;
            case JsonList list:
                long items = 0;
                foreach (JsonValue item in list.AsSpan())
                {
                    items += item.Depth > 0 ? Estimate(item) : LongestEscape * LongestEscape;
                }

                return items;
            default:
                return LongestScalar;
        }
    }
}
