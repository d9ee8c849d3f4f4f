using WorldForge.Serialization;

namespace WorldForge.States;

/// <summary>Any subset of the changeable parts of a <see cref="SceneObject"/>; null keeps the old value.</summary>
public sealed record SceneObjectPatch
{
    /// <summary>A new name.</summary>
    public string? Name { get; init; }

    /// <summary>A new position; without <see cref="Box"/> the old box moves by the same offset.</summary>
    public Position? Position { get; init; }

    /// <summary>A new rotation.</summary>
    public Rotation? Rotation { get; init; }

    /// <summary>A new extent.</summary>
    public BoundingBox? Box { get; init; }

    /// <summary>A new graspable flag.</summary>
    public bool? IsGraspable { get; init; }

    /// <summary>New metadata, which replaces the old as a whole.</summary>
    public JsonObject? Metadata { get; init; }
}
