namespace WorldForge.Release.Git;

/// <summary>What of the repository was reviewed.</summary>
public sealed record GitState
{
    /// <summary>The text for what git cannot say.</summary>
    public const string Unknown = "unknown";

    /// <summary>The branch, or <see cref="Unknown"/> on a detached head.</summary>
    public required string Branch { get; init; }

    /// <summary>The full commit id, or <see cref="Unknown"/> when there is no commit.</summary>
    public required string Commit { get; init; }

    /// <summary>The id of the commit's tree, or <see cref="Unknown"/>.</summary>
    public required string Tree { get; init; }

    /// <summary>The commit's time in seconds since the epoch; 0 when there is no commit.</summary>
    public required long CommitTime { get; init; }

    /// <summary>Whether tracked files differ from the commit or untracked files are present.</summary>
    public required bool Dirty { get; init; }

    /// <summary>A digest over path, mode and content of every tracked and untracked, not ignored file as it stands.</summary>
    public required string WorkingTreeDigest { get; init; }
}
