using System.Collections.Immutable;
using WorldForge.Release.Gates;
using WorldForge.Release.Gates.RunEvidence;
using WorldForge.Release.Git;

namespace WorldForge.Release.Reports;

/// <summary>All that a release review rests on, gathered once; JSON and Markdown are made from it and from nothing else.</summary>
public sealed record ReleaseEvidence
{
    /// <summary>The version of the JSON document.</summary>
    public const int SchemaVersion = 1;

    /// <summary>What the document claims, and what it does not.</summary>
    public const string ClaimBoundary =
        "This document records what the gates of this checkout answered on one machine. It approves nothing, signs nothing and publishes nothing. " +
        "Live provider runs count only where a run manifest is linked.";

    /// <summary>When the document was made (UTC).</summary>
    public required DateTimeOffset GeneratedAt { get; init; }

    /// <summary>What was reviewed.</summary>
    public required GitState Git { get; init; }

    /// <summary>The name of the release profile and the digest of its bytes.</summary>
    public required (string Name, string Sha256) Profile { get; init; }

    /// <summary>The one answer.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>A row for every gate, in checklist order.</summary>
    public required ImmutableArray<GateResult> Gates { get; init; }

    /// <summary>Versions by tool name.</summary>
    public required ImmutableSortedDictionary<string, string> Tools { get; init; }

    /// <summary>Reports of benchmarks and evaluations.</summary>
    public required ImmutableArray<ArtifactReference> BenchmarkArtifacts { get; init; }

    /// <summary>Packages, checksums, bundles and audits.</summary>
    public required ImmutableArray<ArtifactReference> ReleaseArtifacts { get; init; }

    /// <summary>Linked manifests of live provider runs.</summary>
    public required ImmutableArray<LinkedRunManifest> RunManifests { get; init; }

    /// <summary>The runs that this review made, and the bundle that holds them; null when they were not made.</summary>
    public required RunEvidenceFacts? Runs { get; init; }

    /// <summary>What the operator says is not covered.</summary>
    public required ImmutableArray<string> KnownLimitations { get; init; }
}
