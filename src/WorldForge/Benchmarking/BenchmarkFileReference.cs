using WorldForge.Evidence;
using WorldForge.IO;
using WorldForge.Serialization;

namespace WorldForge.Benchmarking;

/// <summary>How a report names a file that went into it: never with the folders of the machine.</summary>
public sealed record BenchmarkFileReference
{
    private BenchmarkFileReference(string path, Sha256Digest digest, JsonObject? metadata)
    {
        Path = path;
        Digest = digest;
        Metadata = metadata;
    }

    /// <summary>Relative to the working directory with <c>/</c>, or <c>&lt;host-local:name&gt;</c> for a file outside of it.</summary>
    public string Path { get; }

    /// <summary>Digest of the bytes; of the sorted canonical JSON for a resource of the library.</summary>
    public Sha256Digest Digest { get; }

    /// <summary>What the file says of itself.</summary>
    public JsonObject? Metadata { get; }

    /// <summary>Names a file on disk.</summary>
    internal static BenchmarkFileReference Of(string path, string? root, Sha256Digest digest, JsonObject? metadata) =>
        new(Display(path, root), digest, metadata);

    /// <summary>Names a resource that the library carries.</summary>
    internal static BenchmarkFileReference OfResource(string path, JsonValue content, JsonObject? metadata) =>
        new(path, CanonicalJson.Digest(content), metadata);

    /// <summary>The wire form; the digest is bare hex.</summary>
    public JsonObject ToJson() => JsonObject.Create(
        ("path", Path),
        ("sha256", Digest.Hex),
        ("metadata", (JsonValue?)Metadata ?? JsonObject.Empty));

    internal BudgetFileReference ToBudgetReference() => new() { Path = Path, Sha256 = Digest, Metadata = Metadata };

    /// <summary>How a path given on a command line is shown.</summary>
    internal static string Display(string path, string? root)
    {
        string shown = HostPathDisplay.Display(path, root ?? Directory.GetCurrentDirectory());
        return !shown.StartsWith(HostPathDisplay.Marker, StringComparison.Ordinal) ? shown
            : $"<host-local:{(System.IO.Path.GetFileName(path) is { Length: > 0 } name ? name : "path")}>";
    }
}
