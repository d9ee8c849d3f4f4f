using WorldForge.Serialization;

namespace WorldForge.States;

/// <summary>Where something is and how it is turned.</summary>
public sealed record Pose
{
    /// <summary>Creates a pose.</summary>
    /// <param name="position">Where.</param>
    /// <param name="rotation">How it is turned; the identity by default.</param>
    /// <exception cref="WorldForgeException">The position is null.</exception>
    public Pose(Position position, Rotation? rotation = null)
    {
        Position = position ?? throw new WorldForgeException(FaultCodes.InputInvalid, "position must not be null.");
        Rotation = rotation ?? new Rotation();
    }

    /// <summary>Where.</summary>
    public Position Position { get; }

    /// <summary>How it is turned.</summary>
    public Rotation Rotation { get; }

    /// <summary>Reads the wire form.</summary>
    /// <exception cref="WorldForgeException">A part is malformed; the message names its path.</exception>
    public static Pose FromJson(JsonValue value, string field = "pose") => SceneJson.Pose(value, field, SceneFaults.Input);

    /// <summary>Renders the wire form.</summary>
    public JsonObject ToJson() => JsonObject.Create(("position", Position.ToJson()), ("rotation", Rotation.ToJson()));
}
