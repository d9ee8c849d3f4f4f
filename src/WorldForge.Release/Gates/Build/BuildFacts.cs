using System.Text.Json.Serialization.Metadata;

namespace WorldForge.Release.Gates.Build;

/// <summary>What packing the repository gave: in <c>dist/</c>, and once more in a copy of the repository in another folder.</summary>
public sealed record BuildFacts : IEvidenceFacts<BuildFacts>
{
    /// <inheritdoc/>
    public static string Type => "worldforge/build/v1";

    /// <inheritdoc/>
    public static JsonTypeInfo<BuildFacts> TypeInfo => BuildJson.Default.BuildFacts;

    /// <summary>The full id of the commit that was packed, or <c>unknown</c> when there is none.</summary>
    public required string Commit { get; init; }

    /// <summary>The time stamp that the packages carry, in seconds since the epoch.</summary>
    public required long Timestamp { get; init; }

    /// <summary>The host of the repository's origin; empty when there is no origin or it names no host.</summary>
    public required string OriginHost { get; init; }

    /// <summary>The packages that must come out, in ordinal order of their projects.</summary>
    public required IReadOnlyList<ExpectedPackage> Expected { get; init; }

    /// <summary>The pack of the checkout and the pack of the copy.</summary>
    public required IReadOnlyList<PackRun> Runs { get; init; }

    /// <summary>What lies in <c>dist/</c> beside the checksums, in ordinal order; empty when the checkout could not be packed.</summary>
    public required IReadOnlyList<PackedFile> Files { get; init; }

    /// <summary>The text of <c>dist/SHA256SUMS</c>; empty when there is none.</summary>
    public required string Checksums { get; init; }
}
