using WorldForge.Serialization;

namespace WorldForge.Configuration.Toml;

/// <summary>A TOML document as the JSON object that says the same.</summary>
internal static class TomlJson
{
    /// <summary>Reads a document and converts it.</summary>
    /// <remarks>Dates and times become their RFC 3339 texts. Infinity and NaN have no JSON form and are refused.</remarks>
    /// <exception cref="TomlSyntaxException">The text is not TOML 1.0.</exception>
    /// <exception cref="WorldForgeException">A float is not finite.</exception>
    public static JsonObject Parse(ReadOnlySpan<byte> utf8) => Convert(TomlReader.Parse(utf8), "");

    private static JsonObject Convert(TomlTable table, string path)
    {
        var members = new JsonObject.Builder(table.Items.Count);
        foreach ((string key, TomlValue value) in table.Items)
        {
            members.Add(key, Convert(value, path.Length == 0 ? key : $"{path}.{key}"));
        }

        return members.Build();
    }

    private static JsonValue Convert(TomlValue value, string path) => value switch
    {
        TomlString text => text.Value,
        TomlInteger integer => integer.Value,
        TomlBoolean boolean => boolean.Value,
        TomlFloat number => double.IsFinite(number.Value)
            ? number.Value
            : throw new WorldForgeException(FaultCodes.InputInvalid, $"{path} must be a finite number."),
        TomlMoment moment => moment.Text,
        TomlArray array => JsonList.Create(array.Items.Select((item, index) => Convert(item, $"{path}[{index}]"))),
        TomlTable table => Convert(table, path),
        _ => throw new InvalidOperationException($"A TOML value of type {value.GetType().Name} has no JSON form."),
    };
}
