namespace WorldForge.Release.Gates.Lockfile;

/// <summary>A package pinned by content hash in a project file, because no lock file covers it.</summary>
public sealed record PinnedPackage
{
    /// <summary>The project that downloads it.</summary>
    public required string Project { get; init; }

    /// <summary>The package id.</summary>
    public required string Id { get; init; }

    /// <summary>The exact version.</summary>
    public required string Version { get; init; }

    /// <summary>The pinned content hash; empty when the project states none.</summary>
    public required string Expected { get; init; }

    /// <summary>The content hash that the restore recorded; null when the package is not restored.</summary>
    public string? Actual { get; init; }
}
