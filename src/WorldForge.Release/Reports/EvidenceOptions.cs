using System.Collections.Immutable;

namespace WorldForge.Release.Reports;

/// <summary>What the operator adds to release evidence.</summary>
public sealed record EvidenceOptions
{
    /// <summary>The folder of the two documents, relative to the repository root.</summary>
    public string Folder { get; init; } = ".worldforge/release-evidence";

    /// <summary>Whether an incomplete run may not pass for a release.</summary>
    public bool Strict { get; init; }

    /// <summary>The release profile, relative to the repository root.</summary>
    public string ProfilePath { get; init; } = "profiles/release.yml";

    /// <summary>Manifests of live provider runs, before the ones that are found.</summary>
    public ImmutableArray<string> RunManifests { get; init; } = [];

    /// <summary>Further release artifacts, before the ones that are found.</summary>
    public ImmutableArray<string> Artifacts { get; init; } = [];

    /// <summary>Further benchmark reports, before the ones that are found.</summary>
    public ImmutableArray<string> BenchmarkArtifacts { get; init; } = [];

    /// <summary>What is not covered, in the operator's words.</summary>
    public ImmutableArray<string> KnownLimitations { get; init; } = [];
}
