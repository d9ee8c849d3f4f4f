namespace WorldForge.Release.Gates.PackageContract;

/// <summary>What a package file says of itself and holds.</summary>
public sealed record InspectedPackage
{
    /// <summary>The file name in <c>dist/</c>.</summary>
    public required string File { get; init; }

    /// <summary>What kind of package it is.</summary>
    public required PackageKind Kind { get; init; }

    /// <summary>Why the file could not be read as a package; null when it could.</summary>
    public string? Problem { get; init; }

    /// <summary>The metadata; null when the file could not be read.</summary>
    public PackageMetadata? Metadata { get; init; }

    /// <summary>The entry names as they stand in the archive, in ordinal order.</summary>
    public IReadOnlyList<string> Entries { get; init; } = [];

    /// <summary>The sum of the sizes of the entries, unpacked.</summary>
    public long UnpackedBytes { get; init; }

    /// <summary>The assemblies of this repository in the package.</summary>
    public IReadOnlyList<InspectedAssembly> Assemblies { get; init; } = [];

    /// <summary>The symbol files of this repository in the package.</summary>
    public IReadOnlyList<InspectedSymbols> Symbols { get; init; } = [];

    /// <summary>The commands that a tool package declares.</summary>
    public IReadOnlyList<ToolCommand> Commands { get; init; } = [];
}
