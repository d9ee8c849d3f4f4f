namespace WorldForge.Serialization;

/// <summary>A finite double. Zero and negative zero are different values, because their texts differ.</summary>
public sealed class JsonFloat : JsonValue
{
    /// <summary>Wraps a number.</summary>
    /// <exception cref="WorldForgeException">The number is NaN or infinite.</exception>
    public JsonFloat(double value)
        : base(JsonKind.Float)
    {
        if (!double.IsFinite(value))
        {
            throw new WorldForgeException(FaultCodes.JsonUnrepresentable, "A JSON number must be finite.");
        }

        Value = value;
    }

    /// <summary>The number.</summary>
    public double Value { get; }

    /// <inheritdoc />
    public override bool Equals(JsonValue? other) =>
        other is JsonFloat number && BitConverter.DoubleToInt64Bits(number.Value) == BitConverter.DoubleToInt64Bits(Value);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(JsonKind.Float, BitConverter.DoubleToInt64Bits(Value));
}
