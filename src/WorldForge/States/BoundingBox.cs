using WorldForge.Serialization;

namespace WorldForge.States;

/// <summary>An axis-aligned box; the lower corner is not above the upper one on any axis.</summary>
public sealed record BoundingBox
{
    /// <summary>Creates a box.</summary>
    /// <exception cref="WorldForgeException">A corner is null, or min is above max; the message names the axis.</exception>
    public BoundingBox(Position min, Position max)
    {
        Min = min ?? throw new WorldForgeException(FaultCodes.InputInvalid, "bbox.min must not be null.");
        Max = max ?? throw new WorldForgeException(FaultCodes.InputInvalid, "bbox.max must not be null.");
        CheckAxis("x", min.X, max.X);
        CheckAxis("y", min.Y, max.Y);
        CheckAxis("z", min.Z, max.Z);
    }

    /// <summary>The lower corner.</summary>
    public Position Min { get; }

    /// <summary>The upper corner.</summary>
    public Position Max { get; }

    /// <summary>A cube around a point.</summary>
    /// <param name="center">The middle.</param>
    /// <param name="halfExtent">Half the edge length, finite and not negative.</param>
    public static BoundingBox Around(Position center, double halfExtent)
    {
        var extent = new Position(halfExtent, halfExtent, halfExtent);
        return new BoundingBox(center - extent, center + extent);
    }

    /// <summary>Reads the wire form.</summary>
    /// <exception cref="WorldForgeException">A part is malformed; the message names its path.</exception>
    public static BoundingBox FromJson(JsonValue value, string field = "bbox") => SceneJson.Box(value, field, SceneFaults.Input);

    /// <summary>The same box moved by an offset.</summary>
    public BoundingBox Translate(Position offset) => new(Min + offset, Max + offset);

    /// <summary>Renders the wire form.</summary>
    public JsonObject ToJson() => JsonObject.Create(("min", Min.ToJson()), ("max", Max.ToJson()));

    private static void CheckAxis(string axis, double min, double max)
    {
        if (min > max)
        {
            throw new WorldForgeException(FaultCodes.InputInvalid, $"bbox.min.{axis} must not be above bbox.max.{axis}.");
        }
    }
}
