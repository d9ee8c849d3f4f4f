namespace WorldForge.Release.Gates.Sbom;

/// <summary>A file with the digest of its bytes and, when it is an assembly, its identity.</summary>
public sealed record HashedFile
{
    /// <summary>The path inside its package or folder, with forward slashes.</summary>
    public required string Entry { get; init; }

    /// <summary>The digest of the bytes.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Whether a machine or a runtime could execute it, by its name or by its first bytes.</summary>
    public required bool IsCode { get; init; }

    /// <summary>The module version id, which survives compilation ahead of time; empty when the file is not an assembly.</summary>
    public string ModuleId { get; init; } = "";

    /// <summary>Whether the assembly carries machine code beside its portable code.</summary>
    public bool IsPrecompiled { get; init; }

    /// <summary>The file name alone.</summary>
    public string Name() => Entry[(Entry.LastIndexOf('/') + 1)..];
}
