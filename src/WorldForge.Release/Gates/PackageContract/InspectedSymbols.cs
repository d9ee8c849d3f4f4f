namespace WorldForge.Release.Gates.PackageContract;

/// <summary>A portable symbol file inside a package.</summary>
public sealed record InspectedSymbols
{
    /// <summary>The entry name.</summary>
    public required string Entry { get; init; }

    /// <summary>The id, as 40 hex digits.</summary>
    public required string Id { get; init; }

    /// <summary>How many source documents it names.</summary>
    public required int DocumentCount { get; init; }

    /// <summary>The source documents outside the mapped root <c>/_/</c>, host paths masked, in ordinal order.</summary>
    public required IReadOnlyList<string> UnmappedDocuments { get; init; }

    /// <summary>The Source Link map; empty when there is none.</summary>
    public required string SourceLink { get; init; }
}
