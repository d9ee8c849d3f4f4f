using WorldForge.Serialization;

namespace WorldForge.Evidence;

/// <summary>One entry of a dataset: a digest, and where its bytes are.</summary>
public sealed record DatasetEntry
{
    /// <summary>Id within the manifest, file-safe.</summary>
    public required string Id { get; init; }

    /// <summary>Where the bytes are.</summary>
    public required DatasetEntryKind Kind { get; init; }

    /// <summary>What the entry is.</summary>
    public required string Description { get; init; }

    /// <summary>Digest of the bytes.</summary>
    public required Sha256Digest Sha256 { get; init; }

    /// <summary>Relative path of a local fixture, <see langword="null"/> for other kinds.</summary>
    public string? Path { get; init; }

    /// <summary>https address of a remote reference, <see langword="null"/> for other kinds.</summary>
    public string? Uri { get; init; }

    /// <summary>Id of a host asset, <see langword="null"/> for other kinds.</summary>
    public string? AssetId { get; init; }

    /// <summary>License of the entry, when it differs from the dataset's.</summary>
    public string? License { get; init; }

    /// <summary>Further facts.</summary>
    public JsonObject Metadata { get; init; } = JsonObject.Empty;
}
