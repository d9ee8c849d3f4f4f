namespace WorldForge.Release.Gates.Lockfile;

/// <summary>A project and its lock file.</summary>
public sealed record LockedProject
{
    /// <summary>The project file, relative to the repository root.</summary>
    public required string Project { get; init; }

    /// <summary>The lock file, relative to the repository root.</summary>
    public required string LockFile { get; init; }

    /// <summary>Digest before the restore; null when there is no lock file.</summary>
    public string? Before { get; init; }

    /// <summary>Digest after the restore; null when there is no lock file.</summary>
    public string? After { get; init; }

    /// <summary>Whether git tracks the lock file.</summary>
    public required bool Tracked { get; init; }
}
