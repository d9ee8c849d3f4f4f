using System.Text.Json.Serialization.Metadata;
using WorldForge.Release.Gates.Build;

namespace WorldForge.Release.Gates.PackageContract;

/// <summary>What the packages of <c>dist/</c> hold, whether they can be made again, and whether a stranger can use them.</summary>
public sealed record PackageContractFacts : IEvidenceFacts<PackageContractFacts>
{
    /// <inheritdoc/>
    public static string Type => "worldforge/package-contract/v1";

    /// <inheritdoc/>
    public static JsonTypeInfo<PackageContractFacts> TypeInfo => PackageContractJson.Default.PackageContractFacts;

    /// <summary>The full id of the commit that was packed, or <c>unknown</c> when there is none.</summary>
    public required string Commit { get; init; }

    /// <summary>The host of the repository's origin; empty when there is none.</summary>
    public required string OriginHost { get; init; }

    /// <summary>The packages that the repository promises.</summary>
    public required IReadOnlyList<ExpectedPackage> Expected { get; init; }

    /// <summary>The files with their digests from two packs in two folders.</summary>
    public required IReadOnlyList<PackedFile> Files { get; init; }

    /// <summary>Every package, read.</summary>
    public required IReadOnlyList<InspectedPackage> Packages { get; init; }

    /// <summary>The isolated installation of the tool and what it ran, in order; it ends at the first step that failed.</summary>
    public required IReadOnlyList<SmokeRun> ToolRuns { get; init; }

    /// <summary>The restore, compilation and run of a project that knows only the packages; it ends at the first step that failed.</summary>
    public required IReadOnlyList<SmokeRun> ConsumerRuns { get; init; }
}
