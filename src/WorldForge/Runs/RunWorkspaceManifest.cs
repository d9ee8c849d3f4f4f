using System.Collections.Immutable;
using WorldForge.Serialization;

namespace WorldForge.Runs;

/// <summary>
/// The record of one run, <c>run_manifest.json</c> in its folder. Members that this version does not know are kept. Equality of
/// content is equality of <see cref="ToJson"/>.
/// </summary>
public sealed record RunWorkspaceManifest
{
    /// <summary>The name of the file in the run's folder.</summary>
    public const string FileName = "run_manifest.json";

    /// <summary>The run, and the name of its folder.</summary>
    public required RunId Id { get; init; }

    /// <summary>When the run began, in UTC with a <c>Z</c>.</summary>
    public required string CreatedAt { get; init; }

    /// <summary>The kind of run; not blank.</summary>
    public required string Kind { get; init; }

    /// <summary>The command line; sanitised when this library wrote it.</summary>
    public required string Command { get; init; }

    /// <summary>A word of <see cref="RunStatus"/>, or another text that is not blank.</summary>
    public required string Status { get; init; }

    /// <summary>The provider, or several joined with a comma and a space.</summary>
    public string? Provider { get; init; }

    /// <summary>The suite or operation, or several joined with a comma and a space.</summary>
    public string? Operation { get; init; }

    /// <summary>What went into the run, in short.</summary>
    public JsonObject InputSummary { get; init; } = JsonObject.Empty;

    /// <summary>What came out, in short.</summary>
    public JsonObject ResultSummary { get; init; } = JsonObject.Empty;

    /// <summary>Labels and their files, relative to the run's folder.</summary>
    public ImmutableSortedDictionary<string, string> ArtifactPaths { get; init; } = RunManifestDocument.NoArtifacts;

    /// <summary>How many provider events the run caused; at least 0.</summary>
    public int EventCount { get; init; }

    /// <summary>The provenance block of the configuration profile; null when none was used.</summary>
    public JsonObject? ConfigProfile { get; init; }

    /// <summary>The members that this version does not know, as they were read.</summary>
    public JsonObject Unknown { get; init; } = JsonObject.Empty;

    /// <summary>Reads a manifest.</summary>
    /// <exception cref="WorldForgeException">A member is missing or breaks its rule; the message names it.</exception>
    public static RunWorkspaceManifest Parse(JsonValue document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return RunManifestDocument.Read(document);
    }

    /// <summary>The document. There is no <c>config_profile</c> when no profile was used.</summary>
    public JsonObject ToJson() => RunManifestDocument.Write(this);
}
