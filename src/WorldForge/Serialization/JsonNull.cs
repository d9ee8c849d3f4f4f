namespace WorldForge.Serialization;

/// <summary>The value <c>null</c>; there is one instance.</summary>
public sealed class JsonNull : JsonValue
{
    private JsonNull()
        : base(JsonKind.Null)
    {
    }

    internal static JsonNull Instance { get; } = new();

    /// <inheritdoc />
    public override bool Equals(JsonValue? other) => other is JsonNull;

    /// <inheritdoc />
    public override int GetHashCode() => 0;
}
