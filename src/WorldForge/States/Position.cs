using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.States;

/// <summary>A point or an offset in the world's length unit; every component is finite.</summary>
public sealed record Position
{
    /// <summary>Creates a position.</summary>
    /// <exception cref="WorldForgeException">A component is not finite; the message names it.</exception>
    public Position(double x, double y, double z)
    {
        X = Check.Finite(x, "x");
        Y = Check.Finite(y, "y");
        Z = Check.Finite(z, "z");
    }

    /// <summary>First component.</summary>
    public double X { get; }

    /// <summary>Second component.</summary>
    public double Y { get; }

    /// <summary>Third component.</summary>
    public double Z { get; }

    /// <summary>Adds component-wise.</summary>
    public static Position operator +(Position left, Position right) => Add(left, right);

    /// <summary>Subtracts component-wise.</summary>
    public static Position operator -(Position left, Position right) => Subtract(left, right);

    /// <summary>Adds component-wise.</summary>
    public static Position Add(Position left, Position right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new Position(left.X + right.X, left.Y + right.Y, left.Z + right.Z);
    }

    /// <summary>Subtracts component-wise.</summary>
    public static Position Subtract(Position left, Position right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new Position(left.X - right.X, left.Y - right.Y, left.Z - right.Z);
    }

    /// <summary>Reads <c>{"x": ..., "y": ..., "z": ...}</c>.</summary>
    /// <exception cref="WorldForgeException">A component is missing, not a number, or not finite.</exception>
    public static Position FromJson(JsonValue value, string field = "position") => SceneJson.Position(value, field, SceneFaults.Input);

    /// <summary>The Euclidean distance to another position.</summary>
    public double DistanceTo(Position other)
    {
        ArgumentNullException.ThrowIfNull(other);
        double x = X - other.X;
        double y = Y - other.Y;
        double z = Z - other.Z;
        return Math.Sqrt((x * x) + (y * y) + (z * z));
    }

    /// <summary>Renders the wire form.</summary>
    public JsonObject ToJson() => JsonObject.Create(("x", X), ("y", Y), ("z", Z));
}
