using System.Collections.Immutable;

namespace WorldForge.Release.Reports;

/// <summary>A validated manifest of a live provider run.</summary>
public sealed record LinkedRunManifest
{
    /// <summary>The file, with its digest.</summary>
    public required ArtifactReference File { get; init; }

    /// <summary>The provider profile that ran.</summary>
    public required string Provider { get; init; }

    /// <summary>The capability that was exercised.</summary>
    public required string Capability { get; init; }

    /// <summary><c>passed</c>, <c>failed</c> or <c>skipped</c>.</summary>
    public required string Status { get; init; }

    /// <summary>The artifacts that the run left, by label.</summary>
    public required ImmutableSortedDictionary<string, string> ArtifactPaths { get; init; }
}
