using WorldForge.Release.Gates.PackageContract;

namespace WorldForge.Release.Gates.Sbom;

/// <summary>A file of <c>dist/</c> with everything in it.</summary>
public sealed record ShippedPackage
{
    /// <summary>The file name.</summary>
    public required string File { get; init; }

    /// <summary>The digest of the bytes as read for the bill.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The SHA-512 of the same bytes, in lower-case hex.</summary>
    public required string Sha512 { get; init; }

    /// <summary>The digest that the Build gate took when it packed.</summary>
    public required string PackedSha256 { get; init; }

    /// <summary>Why the file could not be read as a package; null when it could.</summary>
    public string? Problem { get; init; }

    /// <summary>What the package says of itself; null when it could not be read.</summary>
    public PackageMetadata? Metadata { get; init; }

    /// <summary>Every entry, in ordinal order.</summary>
    public IReadOnlyList<HashedFile> Files { get; init; } = [];
}
