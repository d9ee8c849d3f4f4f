namespace WorldForge.Serialization;

/// <summary>The value <c>true</c> or <c>false</c>; there is one instance of each.</summary>
public sealed class JsonBoolean : JsonValue
{
    private JsonBoolean(bool value)
        : base(JsonKind.Boolean) => Value = value;

    /// <summary>The value <c>true</c>.</summary>
    public static JsonBoolean True { get; } = new(true);

    /// <summary>The value <c>false</c>.</summary>
    public static JsonBoolean False { get; } = new(false);

    /// <summary>Which of the two this is.</summary>
    public bool Value { get; }

    /// <inheritdoc />
    public override bool Equals(JsonValue? other) => other is JsonBoolean boolean && boolean.Value == Value;

    /// <inheritdoc />
    public override int GetHashCode() => Value ? 2 : 1;
}
