using System.Globalization;

namespace WorldForge.Release.Gates.DependencyAudit;

/// <summary>One package that one project resolves to.</summary>
public sealed record LockedDependency
{
    /// <summary>The file that pins it, relative to the repository root.</summary>
    public required string Project { get; init; }

    /// <summary>The target framework; empty where there is none, as for tools.</summary>
    public required string Framework { get; init; }

    /// <summary><c>Direct</c>, <c>Transitive</c>, <c>CentralTransitive</c>, <c>Tool</c> or <c>Download</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The package id as written.</summary>
    public required string Id { get; init; }

    /// <summary>The exact version.</summary>
    public required string Version { get; init; }

    /// <summary>The content hash; empty where none is pinned.</summary>
    public required string ContentHash { get; init; }

    /// <summary>The line of the canonical text.</summary>
    public string Line() => string.Create(CultureInfo.InvariantCulture, $"{Project}|{Framework}|{Kind}|{Id}|{Version}|{ContentHash}");
}
