using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.States;

/// <summary>One object of a scene. Immutable; a change is a new object.</summary>
public sealed class SceneObject
{
    private const double DefaultHalfExtent = 0.05;

    /// <summary>Creates an object.</summary>
    /// <param name="id">Not blank; see <see cref="SceneObjectIds"/> for generated ones.</param>
    /// <param name="name">Not blank.</param>
    /// <param name="pose">Where it is.</param>
    /// <param name="box">Its extent; by default a box of half extent 0.05 around its position.</param>
    /// <param name="isGraspable">Whether a gripper can hold it.</param>
    /// <param name="metadata">Host-defined JSON.</param>
    /// <exception cref="WorldForgeException">A rule is broken; the message names the field.</exception>
    public SceneObject(
        string id,
        string name,
        Pose pose,
        BoundingBox? box = null,
        bool isGraspable = false,
        JsonObject? metadata = null)
    {
        Id = Check.Text(id, "id");
        Name = Check.Text(name, "name");
        Pose = pose ?? throw new WorldForgeException(FaultCodes.InputInvalid, "pose must not be null.");
        Box = box ?? BoundingBox.Around(pose.Position, DefaultHalfExtent);
        IsGraspable = isGraspable;
        Metadata = metadata ?? JsonObject.Empty;
    }

    /// <summary>Identifies the object within its scene.</summary>
    public string Id { get; }

    /// <summary>What it is called.</summary>
    public string Name { get; }

    /// <summary>Where it is.</summary>
    public Pose Pose { get; }

    /// <summary>Its extent.</summary>
    public BoundingBox Box { get; }

    /// <summary>Whether a gripper can hold it.</summary>
    public bool IsGraspable { get; }

    /// <summary>Host-defined JSON.</summary>
    public JsonObject Metadata { get; }

    /// <summary>Reads the wire form; <c>pose</c> may be replaced by a bare <c>position</c>, an absent id is generated from the name.</summary>
    /// <exception cref="WorldForgeException">A part is malformed; the message names its path.</exception>
    public static SceneObject FromJson(JsonValue value, string field = "object") => SceneJson.SceneObject(value, field, SceneFaults.Input);

    /// <summary>Applies a patch. A new position without a new box carries the box along.</summary>
    public SceneObject With(SceneObjectPatch patch)
    {
        ArgumentNullException.ThrowIfNull(patch);
        Pose pose = new(patch.Position ?? Pose.Position, patch.Rotation ?? Pose.Rotation);
        BoundingBox box = patch.Box ?? Box.Translate(pose.Position - Pose.Position);
        return new SceneObject(Id, patch.Name ?? Name, pose, box, patch.IsGraspable ?? IsGraspable, patch.Metadata ?? Metadata);
    }

    /// <summary>Renders the wire form.</summary>
    public JsonObject ToJson() => JsonObject.Create(
        ("id", Id),
        ("name", Name),
        ("pose", Pose.ToJson()),
        ("bbox", Box.ToJson()),
        ("is_graspable", IsGraspable),
        ("metadata", Metadata));
}
