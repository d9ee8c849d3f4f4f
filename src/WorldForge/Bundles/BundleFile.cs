using WorldForge.Serialization;

namespace WorldForge.Bundles;

/// <summary>One file that a bundle holds, or leaves out with a reason.</summary>
public sealed record BundleFile
{
    /// <summary>Place in the bundle, with <c>/</c>. For a file that is left out, where it would be.</summary>
    public required string Path { get; init; }

    /// <summary>Where it came from, without the folders of this machine.</summary>
    public required string Source { get; init; }

    /// <summary>A word of <see cref="BundleFileKind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>Whether the bundle holds the file.</summary>
    public bool Included => Reason is null;

    /// <summary>Whether the file is bound to this machine.</summary>
    public bool LocalOnly { get; init; }

    /// <summary>Why it was left out; null when it is included.</summary>
    public string? Reason { get; init; }

    /// <summary>Digest of the bytes: of what was written for an included file, of what was read for another; null when nothing could be read.</summary>
    public Sha256Digest? Sha256 { get; init; }

    /// <summary>The number of those bytes.</summary>
    public long? SizeBytes { get; init; }

    internal JsonObject ToJson() => JsonObject.Create(
        ("included", Included),
        ("kind", Kind),
        ("local_only", LocalOnly),
        ("path", Path),
        ("reason", Reason is null ? JsonValue.Null : Reason),
        ("safe_to_attach", Included),
        ("sha256", Sha256 is { } digest ? digest.ToString() : JsonValue.Null),
        ("size_bytes", SizeBytes is { } size ? size : JsonValue.Null),
        ("source", Source));
}
