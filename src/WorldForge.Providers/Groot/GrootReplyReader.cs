using System.Globalization;
using WorldForge.Arrays;
using WorldForge.Providers.MessagePack;
using WorldForge.Providers.Npy;
using WorldForge.Serialization;

namespace WorldForge.Providers.Groot;

/// <summary>Makes JSON out of a decoded reply. Arrays stay typed and are slices of the reply; what is not JSON is refused with its place.</summary>
internal readonly struct GrootReplyReader(int maxArrayBytes)
{
    /// <exception cref="FormatException">The value has no JSON form; the message names the place.</exception>
    public JsonValue Value(MessagePackValue value, string path) => value switch
    {
        MessagePackValue.Nil => JsonValue.Null,
        MessagePackValue.Boolean boolean => boolean.Value,
        MessagePackValue.Integer integer => JsonInteger.Of((System.Numerics.BigInteger)integer.Value),
        MessagePackValue.Float number => double.IsFinite(number.Value) ? number.Value : throw new FormatException($"{path} must hold finite numbers"),
        MessagePackValue.Text text => text.Value,
        MessagePackValue.Array array => List(array, path),
        MessagePackValue.Map map when map.Find(GrootMessages.ArrayMark) is not null => Array(map, path),
        MessagePackValue.Map map when map.Find(GrootMessages.ConfigMark) is not null =>
            Value(map.Find(GrootMessages.ConfigData) ?? throw new FormatException($"{path} is a modality config without {GrootMessages.ConfigData}"), path),
        MessagePackValue.Map map => Map(map, path),
        _ => throw new FormatException($"{path} holds {value.KindText}, which is not JSON-compatible"),
    };

    private JsonList List(MessagePackValue.Array array, string path)
    {
        JsonValue[] items = new JsonValue[array.Items.Length];
        for (int index = 0; index < items.Length; index++)
        {
            items[index] = Value(array.Items[index], string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]"));
        }

        return JsonList.Create(items);
    }

    private JsonObject Map(MessagePackValue.Map map, string path)
    {
        JsonObject.Builder members = new(map.Members.Length);
        foreach ((MessagePackValue name, MessagePackValue item) in map.Members)
        {
            string key = name is MessagePackValue.Text text
                ? text.Value.Trim()
                : throw new FormatException($"{path} has keys that are not text but {name.KindText}");
            if (key.Length == 0 || members.ContainsKey(key))
            {
                throw new FormatException($"{path} has {(key.Length == 0 ? "blank" : "equal")} keys");
            }

            members.Add(key, Value(item, $"{path}.{key}"));
        }

        return members.Build();
    }

    private JsonValue Array(MessagePackValue.Map map, string path)
    {
        if (map.Find(GrootMessages.ArrayData) is not MessagePackValue.Binary file)
        {
            throw new FormatException($"{path} has an invalid ndarray payload: {GrootMessages.ArrayData} must be binary data");
        }

        if (file.Value.Length > maxArrayBytes)
        {
            throw new FormatException(string.Create(
                CultureInfo.InvariantCulture, $"{path} has an ndarray payload of {file.Value.Length} bytes, more than the limit of {maxArrayBytes}"));
        }

        NdArray array;
        try
        {
            array = NpyReader.Read(file.Value);
        }
        catch (NpyException exception)
        {
            throw new FormatException($"{path} has an {exception.Message}", exception);
        }

        return array.IsFinite()
            ? array.Rank == 0 ? array.ToJson(0) : JsonList.OfArray(array)
            : throw new FormatException($"{path} must hold finite numbers");
    }
}
