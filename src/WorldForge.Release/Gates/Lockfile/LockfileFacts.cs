using System.Text.Json.Serialization.Metadata;

namespace WorldForge.Release.Gates.Lockfile;

/// <summary>What the lock files say, and whether a locked restore agrees with them.</summary>
public sealed record LockfileFacts : IEvidenceFacts<LockfileFacts>
{
    /// <inheritdoc/>
    public static string Type => "worldforge/lockfile/v1";

    /// <inheritdoc/>
    public static JsonTypeInfo<LockfileFacts> TypeInfo => LockfileJson.Default.LockfileFacts;

    /// <summary>Every project, with the lock file that belongs to it.</summary>
    public required IReadOnlyList<LockedProject> Projects { get; init; }

    /// <summary>Packages that lock files do not cover, with the pinned and the restored content hash.</summary>
    public required IReadOnlyList<PinnedPackage> Pins { get; init; }

    /// <summary>The exit status of the locked restore.</summary>
    public required int RestoreExitCode { get; init; }

    /// <summary>The errors of the locked restore, by code, in order.</summary>
    public required IReadOnlyList<RestoreError> Errors { get; init; }

    /// <summary>Whether a restore outside the lock made the other gates possible after the locked one had failed.</summary>
    public required bool RestoredUnlocked { get; init; }
}
