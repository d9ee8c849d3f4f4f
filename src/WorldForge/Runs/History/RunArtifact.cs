using WorldForge.Serialization;

namespace WorldForge.Runs.History;

/// <summary>A file that a manifest lists.</summary>
public sealed record RunArtifact
{
    /// <summary>The name under which it is listed.</summary>
    public required string Label { get; init; }

    /// <summary>Its place in the run's folder; a place outside is masked.</summary>
    public required string Path { get; init; }

    /// <summary>Whether a regular file is there; links are not followed.</summary>
    public bool Exists { get; init; }

    /// <summary>Its size; null when it is not there.</summary>
    public long? SizeBytes { get; init; }

    /// <summary>The artifact as it is printed.</summary>
    public JsonObject ToJson() => JsonObject.Create(("label", Label), ("path", Path), ("exists", Exists), ("size_bytes", SizeBytes));
}
