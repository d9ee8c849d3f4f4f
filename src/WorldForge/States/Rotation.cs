using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.States;

/// <summary>A quaternion with finite components; the identity by default. It is stored as given, not normalised.</summary>
public sealed record Rotation
{
    /// <summary>Creates a rotation.</summary>
    /// <exception cref="WorldForgeException">A component is not finite; the message names it.</exception>
    public Rotation(double w = 1, double x = 0, double y = 0, double z = 0)
    {
        W = Check.Finite(w, "w");
        X = Check.Finite(x, "x");
        Y = Check.Finite(y, "y");
        Z = Check.Finite(z, "z");
    }

    /// <summary>Scalar part.</summary>
    public double W { get; }

    /// <summary>First vector part.</summary>
    public double X { get; }

    /// <summary>Second vector part.</summary>
    public double Y { get; }

    /// <summary>Third vector part.</summary>
    public double Z { get; }

    /// <summary>Reads the wire form; absent components take the identity's.</summary>
    /// <exception cref="WorldForgeException">A component is not a finite number.</exception>
    public static Rotation FromJson(JsonValue value, string field = "rotation") => SceneJson.Rotation(value, field, SceneFaults.Input);

    /// <summary>Renders the wire form.</summary>
    public JsonObject ToJson() => JsonObject.Create(("w", W), ("x", X), ("y", Y), ("z", Z));
}
