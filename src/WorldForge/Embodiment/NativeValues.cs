using System.Collections;
using System.Globalization;
using WorldForge.Arrays;
using WorldForge.Serialization;

namespace WorldForge.Embodiment;

/// <summary>Makes JSON out of what a runtime hands back: arrays and nested collections become lists, the rest must be JSON already.</summary>
public static class NativeValues
{
    private const int DeepestLevel = 64;

    /// <summary>Converts a value.</summary>
    /// <param name="provider">The provider whose answer this is, for the error.</param>
    /// <param name="value">
    /// Null, a boolean, a number, text, a JSON value, an <see cref="NdArray"/>, a dictionary with text keys, or a sequence of these; arrays may
    /// have several dimensions. Keys are trimmed and must not be blank.
    /// </param>
    /// <param name="path">Where the value comes from, for the error.</param>
    /// <exception cref="ProviderException">A leaf is not finite or of an unsupported type; the message names its path.</exception>
    public static JsonValue ToJson(string provider, object? value, string path = "raw_actions") => Convert(provider, value, path, 0);

    private static JsonValue Convert(string provider, object? value, string path, int depth) => value switch
    {
        _ when depth > DeepestLevel => throw ActionShape.Malformed(provider, $"{path} nests too deeply"),
        null => JsonValue.Null,
        JsonValue json => Checked(provider, json, path),
        NdArray array => Dense(provider, array, path),
        bool flag => flag,
        string text => JsonText.Repaired(text),
        int or long or short or sbyte or byte or ushort or uint => System.Convert.ToInt64(value, CultureInfo.InvariantCulture),
        double or float or Half => Number(provider, System.Convert.ToDouble(value is Half half ? (double)half : value, CultureInfo.InvariantCulture), path),
        byte[] => throw ActionShape.Malformed(provider, $"{path} has the unsupported type Byte[]: bytes are no JSON; use an array of numbers"),
        Array { Rank: > 1 } array => Slice(provider, array, new int[array.Rank], 0, path, depth),
        IDictionary map => Map(provider, map, path, depth),
        IEnumerable items => JsonList.Create(items.Cast<object?>().Select((item, index) =>
            Convert(provider, item, string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]"), depth + 1))),
        _ => throw ActionShape.Malformed(provider, $"{path} has the unsupported type {value.GetType().Name}"),
    };

    private static JsonValue Dense(string provider, NdArray array, string path)
    {
        int broken = array.FirstNonFinite();
        return broken >= 0
            ? throw ActionShape.Malformed(provider, $"{path}{array.Shape.PlaceOf(broken)} is not a finite number")
            : array.Rank == 0 ? array.ToJson(0) : JsonList.OfArray(array);
    }

    private static JsonFloat Number(string provider, double value, string path) =>
        double.IsFinite(value) ? new JsonFloat(value) : throw ActionShape.Malformed(provider, $"{path} must hold finite numbers");

    private static JsonObject Map(string provider, IDictionary map, string path, int depth)
    {
        JsonObject.Builder builder = new();
        foreach (DictionaryEntry entry in map)
        {
            string key = Key(provider, entry.Key as string ?? throw ActionShape.Malformed(provider, $"{path} has keys that are not text"), path);
            if (builder.ContainsKey(key))
            {
                throw ActionShape.Malformed(provider, $"{path} has equal keys");
            }

            builder.Add(key, Convert(provider, entry.Value, $"{path}.{key}", depth + 1));
        }

        return builder.Build();
    }

    // A JSON value is what it should be, except that its keys may be blank or have blanks around them.
    private static JsonValue Checked(string provider, JsonValue value, string path)
    {
        switch (value)
        {
            case JsonObject map:
                JsonObject.Builder builder = new(map.Count);
                foreach ((string name, JsonValue item) in map)
                {
                    string key = Key(provider, name, path);
                    builder[key] = builder.ContainsKey(key)
                        ? throw ActionShape.Malformed(provider, $"{path} has equal keys")
                        : Checked(provider, item, $"{path}.{key}");
                }

                return builder.Build();
            case JsonList { Array: null } list when list.Any(static item => item is JsonObject or JsonList { Array: null }):
                return JsonList.Create(list.Select((item, index) => Checked(provider, item, string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]"))));
            default:
                return value;
        }
    }

    private static string Key(string provider, string key, string path) =>
        string.IsNullOrWhiteSpace(key) ? throw ActionShape.Malformed(provider, $"{path} has blank keys") : JsonText.Repaired(key.Trim()).Value;

    private static JsonList Slice(string provider, Array array, int[] indices, int dimension, string path, int depth)
    {
        JsonValue[] items = new JsonValue[array.GetLength(dimension)];
        for (int index = 0; index < items.Length; index++)
        {
            indices[dimension] = index;
            string place = string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]");
            items[index] = dimension == array.Rank - 1
                ? Convert(provider, array.GetValue(indices), place, depth + array.Rank)
                : Slice(provider, array, indices, dimension + 1, place, depth);
        }

        return JsonList.Create(items);
    }
}
