using WorldForge.Arrays;
using WorldForge.Serialization;

namespace WorldForge.Providers.Bridge;

/// <summary>One message: a JSON header without its array table, and the arrays that it refers to.</summary>
internal sealed record BridgeFrame(JsonObject Header, IReadOnlyList<NdArray> Arrays)
{
    public string Type => Header.TryGetValue("type", out JsonValue? type) && type is JsonText text ? text.Value : "";

    /// <summary>A member with its arrays put in place.</summary>
    public object? Value(string name) => Header.TryGetValue(name, out JsonValue? value) ? BridgeValues.Decode(value, Arrays) : null;

    public string Text(string name, string otherwise) =>
        Header.TryGetValue(name, out JsonValue? value) && value is JsonText { Value: { Length: > 0 } text } ? text : otherwise;
}
