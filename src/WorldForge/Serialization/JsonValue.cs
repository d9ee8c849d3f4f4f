namespace WorldForge.Serialization;

/// <summary>
/// One JSON value: an immutable tree, so that sharing it is as good as copying it, and valid by construction: finite
/// numbers, well-formed text, unique keys, at most <see cref="MaxDepth"/> levels. Equality looks at the content:
/// the order of keys does not matter, the order of list items does, and <c>1</c> differs from <c>1.0</c>.
/// </summary>
public abstract class JsonValue : IEquatable<JsonValue>
{
    /// <summary>The most levels of lists and objects that a value can have; a scalar has none.</summary>
    public const int MaxDepth = 512;

    private protected JsonValue(JsonKind kind, int depth = 0)
    {
        if (depth > MaxDepth)
        {
            throw new WorldForgeException(FaultCodes.JsonUnrepresentable, $"A JSON value must have at most {MaxDepth} levels of lists and objects.");
        }

        Kind = kind;
        Depth = depth;
    }

    /// <summary>The value <c>null</c>.</summary>
    public static JsonNull Null => JsonNull.Instance;

    /// <summary>The kind of this value; each kind is one sealed class.</summary>
    public JsonKind Kind { get; }

    /// <summary>The levels of lists and objects, this one included; 0 for a scalar.</summary>
    public int Depth { get; }

    /// <summary>Whether this is <c>null</c>.</summary>
    public bool IsNull => Kind == JsonKind.Null;

    /// <summary>The kind as it is named in messages: "an integer", "null", ...</summary>
    internal string KindText => Kind switch
    {
        JsonKind.Null => "null",
        JsonKind.Boolean => "a boolean",
        JsonKind.Integer => "an integer",
        JsonKind.Float => "a float",
        JsonKind.Text => "a string",
        JsonKind.List => "a list",
        _ => "an object",
    };

    /// <summary>Compares by content.</summary>
    public abstract bool Equals(JsonValue? other);

    /// <inheritdoc />
    public sealed override bool Equals(object? obj) => obj is JsonValue value && Equals(value);

    /// <inheritdoc />
    public abstract override int GetHashCode();

    /// <summary>The compact canonical text.</summary>
    public sealed override string ToString() => CanonicalJson.ToText(this);

    /// <summary>Compares by content.</summary>
    public static bool operator ==(JsonValue? left, JsonValue? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Compares by content.</summary>
    public static bool operator !=(JsonValue? left, JsonValue? right) => !(left == right);

    /// <summary>Text, or <c>null</c> for a null reference.</summary>
    /// <exception cref="WorldForgeException">The text holds an unpaired surrogate.</exception>
    public static implicit operator JsonValue(string? text) => FromString(text);

    /// <summary>A boolean.</summary>
    public static implicit operator JsonValue(bool value) => FromBoolean(value);

    /// <summary>An integer.</summary>
    public static implicit operator JsonValue(int value) => FromInt64(value);

    /// <summary>An integer.</summary>
    public static implicit operator JsonValue(long value) => FromInt64(value);

    /// <summary>A float.</summary>
    /// <exception cref="WorldForgeException">The number is not finite.</exception>
    public static implicit operator JsonValue(double value) => FromDouble(value);

    /// <summary>A boolean, or <c>null</c>.</summary>
    public static implicit operator JsonValue(bool? value) => FromNullable(value);

    /// <summary>An integer, or <c>null</c>.</summary>
    public static implicit operator JsonValue(int? value) => FromNullable(value);

    /// <summary>An integer, or <c>null</c>.</summary>
    public static implicit operator JsonValue(long? value) => FromNullable(value);

    /// <summary>A float, or <c>null</c>.</summary>
    /// <exception cref="WorldForgeException">The number is not finite.</exception>
    public static implicit operator JsonValue(double? value) => FromNullable(value);

    /// <summary>Text, or <c>null</c> for a null reference.</summary>
    /// <exception cref="WorldForgeException">The text holds an unpaired surrogate.</exception>
    public static JsonValue FromString(string? text) => text is null ? Null : new JsonText(text);

    /// <summary>A boolean.</summary>
    public static JsonBoolean FromBoolean(bool value) => value ? JsonBoolean.True : JsonBoolean.False;

    /// <summary>An integer.</summary>
    public static JsonInteger FromInt32(int value) => JsonInteger.Of(value);

    /// <summary>An integer.</summary>
    public static JsonInteger FromInt64(long value) => JsonInteger.Of(value);

    /// <summary>A float.</summary>
    /// <exception cref="WorldForgeException">The number is not finite.</exception>
    public static JsonFloat FromDouble(double value) => new(value);

    /// <summary>A boolean, or <c>null</c>.</summary>
    public static JsonValue FromNullable(bool? value) => value is { } some ? FromBoolean(some) : Null;

    /// <summary>An integer, or <c>null</c>.</summary>
    public static JsonValue FromNullable(int? value) => value is { } some ? FromInt64(some) : Null;

    /// <summary>An integer, or <c>null</c>.</summary>
    public static JsonValue FromNullable(long? value) => value is { } some ? FromInt64(some) : Null;

    /// <summary>A float, or <c>null</c>.</summary>
    /// <exception cref="WorldForgeException">The number is not finite.</exception>
    public static JsonValue FromNullable(double? value) => value is { } some ? FromDouble(some) : Null;
}
