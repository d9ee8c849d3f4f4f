namespace WorldForge.Release.Gates.DependencyAudit;

/// <summary>What one advisory source gave.</summary>
public sealed record AdvisorySource
{
    /// <summary>What starts the name of a pinned offline database.</summary>
    public const string OfflinePrefix = "offline:";

    /// <summary>What the source is, without its address.</summary>
    public required string Source { get; init; }

    /// <summary>Whether it gave advisory data.</summary>
    public required bool ProvidedData { get; init; }

    /// <summary>Whether asking it ended in an error, unlike a source that plainly offers no advisories.</summary>
    public required bool Failed { get; init; }

    /// <summary>Why there is no data; empty when there is.</summary>
    public required string Problem { get; init; }

    /// <summary>The newest date the data states of itself; null when it states none.</summary>
    public string? DataDate { get; init; }

    /// <summary>The digest of the data as read.</summary>
    public string? Sha256 { get; init; }

    /// <summary>How many advisories the source holds in all.</summary>
    public required int AdvisoryCount { get; init; }

    /// <summary>Whether this is a pinned offline database.</summary>
    public bool IsOffline() => Source.StartsWith(OfflinePrefix, StringComparison.Ordinal);
}
