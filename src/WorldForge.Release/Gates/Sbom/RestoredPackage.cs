namespace WorldForge.Release.Gates.Sbom;

/// <summary>A package as it lies in the package folder of this machine.</summary>
public sealed record RestoredPackage
{
    /// <summary>The content hash, computed from the bytes without their signature; empty when they cannot be read.</summary>
    public required string ContentHash { get; init; }

    /// <summary>The SHA-512 of the package file, in lower-case hex.</summary>
    public required string Sha512 { get; init; }

    /// <summary>The license expression; empty when the package states none.</summary>
    public string License { get; init; } = "";

    /// <summary>Where its source lives; empty when it says nothing usable.</summary>
    public string RepositoryUrl { get; init; } = "";

    /// <summary>Those of its assemblies whose names are among the shipped ones.</summary>
    public IReadOnlyList<HashedFile> Assemblies { get; init; } = [];

    /// <summary>Why it could not be read; null when it could.</summary>
    public string? Problem { get; init; }
}
