namespace WorldForge.Release.Gates.PackageContract;

/// <summary>An assembly inside a package, read without loading it.</summary>
public sealed record InspectedAssembly
{
    /// <summary>The entry name.</summary>
    public required string Entry { get; init; }

    /// <summary>The informational version; empty when the assembly states none.</summary>
    public required string InformationalVersion { get; init; }

    /// <summary>The id of the symbol file that belongs to it, as 40 hex digits; empty when it names none.</summary>
    public required string SymbolId { get; init; }

    /// <summary>The path of the symbol file as the compiler recorded it, host paths masked; empty when it names none.</summary>
    public required string SymbolPath { get; init; }

    /// <summary>Which folders of the packing machine appear in the bytes, such as <c>repository</c>.</summary>
    public required IReadOnlyList<string> HostPaths { get; init; }
}
