namespace WorldForge.Release.Gates.RunEvidence;

/// <summary>A run that this review made and kept in the workspace of the repository.</summary>
public sealed record PreservedRun
{
    /// <summary>The id of the run.</summary>
    public required string RunId { get; init; }

    /// <summary><c>eval</c> or <c>benchmark</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>How the run ended, as its manifest says.</summary>
    public required string Status { get; init; }

    /// <summary>The provider that ran.</summary>
    public required string Provider { get; init; }

    /// <summary>The suite, or the operations.</summary>
    public required string Operation { get; init; }

    /// <summary>What a person types to repeat it.</summary>
    public required string Command { get; init; }

    /// <summary>The manifest, relative to the repository root.</summary>
    public required string Manifest { get; init; }

    /// <summary>The digest of the manifest's bytes.</summary>
    public required string ManifestSha256 { get; init; }

    /// <summary>The size of the manifest.</summary>
    public required long ManifestBytes { get; init; }

    /// <summary>The digest of what went in, as the report states it.</summary>
    public string? InputDigest { get; init; }

    /// <summary>The digest of what came out without its times, as the report states it.</summary>
    public string? ResultDigest { get; init; }
}
