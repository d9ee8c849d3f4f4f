using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Evidence;

/// <summary>Describes an asset that a host prepared for a provider, such as a checkpoint, without holding, loading or fetching it.</summary>
/// <remarks>
/// The full form (<see cref="ToJson"/>) stays on the machine; only the <see cref="ToReference">reference</see> may leave it.
/// </remarks>
public sealed record RuntimeAssetManifest
{
    private static readonly string[] _known =
    [
        "schema_version", "asset_id", "provider", "asset_kind", "source", "path", "cache_root", "revision", "checksum", "size_bytes",
        "local_only", "exists", "rebuild_command", "safe_to_attach",
    ];

    /// <summary>Id such as <c>leworldmodel:checkpoint:pusht</c>: starts with a letter or digit, then also <c>_ . : -</c>.</summary>
    public required string AssetId { get; init => field = RuntimeAssetRules.AssetId(value); }

    /// <summary>Provider that uses the asset.</summary>
    public required string Provider { get; init => field = EvidenceText.Safe(value, "provider"); }

    /// <summary>Kind, such as <c>checkpoint</c> or <c>policy_checkpoint</c>.</summary>
    public required string AssetKind { get; init => field = EvidenceText.Safe(value, "asset_kind"); }

    /// <summary>Where the asset comes from, such as a model repository; no query, fragment or credential.</summary>
    public required string Source { get; init => field = EvidenceText.Safe(value, "source"); }

    /// <summary>Place of the asset. When <see cref="LocalOnly"/>, any path of this machine; else only a relative one is shared.</summary>
    public string? Path { get; init => field = Check.OptionalText(value, "path"); }

    /// <summary>Root of the cache that holds the asset, under the rule of <see cref="Path"/>.</summary>
    public string? CacheRoot { get; init => field = Check.OptionalText(value, "cache_root"); }

    /// <summary>Pinned revision of the source.</summary>
    public string? Revision { get; init => field = EvidenceText.OptionalSafe(value, "revision"); }

    /// <summary>Digest of the asset.</summary>
    public Sha256Digest? Checksum { get; init; }

    /// <summary>Size in bytes, not negative.</summary>
    public long? SizeBytes { get; init => field = value is { } size ? Check.NonNegativeLong(size, "size_bytes") : null; }

    /// <summary>Whether the place of the asset must stay on this machine.</summary>
    /// <value><see langword="true"/> by default.</value>
    public bool LocalOnly { get; init; } = true;

    /// <summary>Whether the asset was there when the manifest was made.</summary>
    public bool? Exists { get; init; }

    /// <summary>Command that makes the asset again; without secrets and host-local paths.</summary>
    public string? RebuildCommand { get; init => field = EvidenceText.OptionalSafe(value, "rebuild_command"); }

    /// <summary>Reads a full manifest.</summary>
    /// <param name="document">The JSON object.</param>
    /// <returns>The manifest.</returns>
    /// <exception cref="WorldForgeException">The document breaks a rule.</exception>
    public static RuntimeAssetManifest FromJson(JsonValue document)
    {
        JsonFields fields = JsonFields.Of(document, "");
        fields.RejectUnknown(_known);
        return RuntimeAssetRules.Read(fields);
    }

    /// <summary>The full form, never safe to attach.</summary>
    /// <returns>A new object.</returns>
    public JsonObject ToJson() => RuntimeAssetRules.Write(this, isReference: false);

    /// <summary>The form that may leave the machine.</summary>
    /// <returns>The reference.</returns>
    /// <exception cref="WorldForgeException">The asset is not local-only but its path is not relative.</exception>
    public RuntimeAssetReference ToReference() => RuntimeAssetReference.FromJson(RuntimeAssetRules.Write(this, isReference: true));
}
