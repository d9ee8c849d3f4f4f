using System.Text.Json.Serialization.Metadata;

namespace WorldForge.Release.Gates.RunEvidence;

/// <summary>The runs of this review, and the bundle that holds them.</summary>
public sealed record RunEvidenceFacts : IEvidenceFacts<RunEvidenceFacts>
{
    /// <inheritdoc/>
    public static string Type => "worldforge/run-evidence/v1";

    /// <inheritdoc/>
    public static JsonTypeInfo<RunEvidenceFacts> TypeInfo => RunEvidenceJson.Default.RunEvidenceFacts;

    /// <summary>The runs that this review made.</summary>
    public required IReadOnlyList<PreservedRun> Runs { get; init; }

    /// <summary>The manifest of the bundle, relative to the repository root.</summary>
    public required string BundleManifest { get; init; }

    /// <summary>The digest of the manifest's bytes; null when it could not be verified.</summary>
    public required string? BundleSha256 { get; init; }

    /// <summary>The runs that the bundle holds.</summary>
    public required IReadOnlyList<string> BundledRuns { get; init; }

    /// <summary>Files that the bundle holds.</summary>
    public required int Included { get; init; }

    /// <summary>Files that the bundle leaves out.</summary>
    public required IReadOnlyList<LeftOutFile> LeftOut { get; init; }

    /// <summary>Whether the bundle may leave the machine.</summary>
    public required bool SafeToAttach { get; init; }

    /// <summary>What a second look at the written bundle found.</summary>
    public required IReadOnlyList<string> Problems { get; init; }
}
