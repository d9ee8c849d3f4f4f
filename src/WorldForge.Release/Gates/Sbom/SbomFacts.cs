using System.Text.Json.Serialization.Metadata;
using WorldForge.Release.Gates.Build;

namespace WorldForge.Release.Gates.Sbom;

/// <summary>What is shipped, what was compiled for it, and what the lock files pin: everything that the bill of materials is made from.</summary>
public sealed record SbomFacts : IEvidenceFacts<SbomFacts>
{
    /// <inheritdoc/>
    public static string Type => "worldforge/sbom/v1";

    /// <inheritdoc/>
    public static JsonTypeInfo<SbomFacts> TypeInfo => SbomJson.Default.SbomFacts;

    /// <summary>The full id of the commit that was packed, or <c>unknown</c> when there is none.</summary>
    public required string Commit { get; init; }

    /// <summary>The time stamp that the packages carry, in seconds since the epoch; the document carries the same.</summary>
    public required long Timestamp { get; init; }

    /// <summary>The packages that the repository promises.</summary>
    public required IReadOnlyList<ExpectedPackage> Expected { get; init; }

    /// <summary>The files of <c>dist/</c>, opened.</summary>
    public required IReadOnlyList<ShippedPackage> Packages { get; init; }

    /// <summary>The assemblies that the packing compiled; the first segment of each entry is the project.</summary>
    public required IReadOnlyList<HashedFile> Compiled { get; init; }

    /// <summary>Every package that a lock file, a tool manifest or a project pins, in ordinal order.</summary>
    public required IReadOnlyList<LockedComponent> Components { get; init; }
}
