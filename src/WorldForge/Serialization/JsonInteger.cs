using System.Globalization;
using System.Numerics;

namespace WorldForge.Serialization;

/// <summary>A whole number of any size within the range of a double: 64 bits wide as a rule, wider when it must be.</summary>
public sealed class JsonInteger : JsonValue
{
    private const int SmallestShared = -1;
    private const int LargestShared = 255;
    private static readonly JsonInteger[] _shared = [.. Enumerable.Range(SmallestShared, LargestShared - SmallestShared + 1).Select(value => new JsonInteger(value))];
    private static readonly BigInteger _limit = new(double.MaxValue);

    private readonly long _narrow;
    private readonly object? _wide;

    private JsonInteger(long value)
        : base(JsonKind.Integer) => _narrow = value;

    private JsonInteger(BigInteger value)
        : base(JsonKind.Integer) => _wide = value;

    /// <summary>The number.</summary>
    public BigInteger Value => _wide is BigInteger wide ? wide : _narrow;

    /// <summary>An integer.</summary>
    public static JsonInteger Of(long value) =>
        value is >= SmallestShared and <= LargestShared ? _shared[value - SmallestShared] : new JsonInteger(value);

    /// <summary>An integer.</summary>
    /// <exception cref="WorldForgeException">The number is beyond the range of a double, which other readers cannot hold.</exception>
    public static JsonInteger Of(BigInteger value)
    {
        if (value >= long.MinValue && value <= long.MaxValue)
        {
            return Of((long)value);
        }

        return IsInRange(value)
            ? new JsonInteger(value)
            : throw new WorldForgeException(FaultCodes.JsonUnrepresentable, "An integer must be within the range of a double.");
    }

    /// <summary>The number if it fits 64 bits.</summary>
    public bool TryGetInt64(out long value)
    {
        value = _narrow;
        return _wide is null;
    }

    /// <summary>The nearest double; always finite.</summary>
    /// <remarks>The digits are read again because the runtime's conversion of a wide integer cuts instead of rounding.</remarks>
    public double ToDouble() => _wide is BigInteger wide
        ? double.Parse(wide.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)
        : _narrow;

    /// <summary>Whether a double can hold the number at least approximately.</summary>
    internal static bool IsInRange(BigInteger value) => BigInteger.Abs(value) <= _limit;

    /// <inheritdoc />
    public override bool Equals(JsonValue? other) => other is JsonInteger integer && integer._narrow == _narrow && Equals(integer._wide, _wide);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(JsonKind.Integer, _narrow, _wide);
}
