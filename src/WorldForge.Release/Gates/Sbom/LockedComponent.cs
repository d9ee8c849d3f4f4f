namespace WorldForge.Release.Gates.Sbom;

/// <summary>One version of one package that this repository pins somewhere.</summary>
public sealed record LockedComponent
{
    /// <summary>The package id as it is written first.</summary>
    public required string Id { get; init; }

    /// <summary>The exact version.</summary>
    public required string Version { get; init; }

    /// <summary>Who pins it, and to which content.</summary>
    public required IReadOnlyList<ComponentPin> Pins { get; init; }

    /// <summary>The keys of the packages that the lock files resolve its dependencies to, in ordinal order.</summary>
    public required IReadOnlyList<string> Dependencies { get; init; }

    /// <summary>The restored package; null when it is not on this machine.</summary>
    public RestoredPackage? Restored { get; init; }

    /// <summary>What identifies it among the components: lower-case id, slash, lower-case version.</summary>
    public string Key() => KeyOf(Id, Version);

    /// <summary>The key of an id and a version.</summary>
    public static string KeyOf(string id, string version)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(version);
        return $"{id.ToLowerInvariant()}/{version.ToLowerInvariant()}";
    }
}
