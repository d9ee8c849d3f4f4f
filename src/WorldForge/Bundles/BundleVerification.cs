using System.Collections.Immutable;
using WorldForge.Serialization;

namespace WorldForge.Bundles;

/// <summary>Whether a bundle is what its manifest says.</summary>
public sealed record BundleVerification
{
    /// <summary>What was found; none for a sound bundle. In order of paths.</summary>
    public required ImmutableArray<BundleProblem> Problems { get; init; }

    /// <summary>How many files the manifest lists as included.</summary>
    public int IncludedCount { get; init; }

    /// <summary>How many files the manifest lists as left out.</summary>
    public int ExcludedCount { get; init; }

    /// <summary>Whether the manifest says that the bundle may leave the machine.</summary>
    public bool SafeToAttach { get; init; }

    /// <summary>Digest of the manifest; null when it could not be read.</summary>
    public Sha256Digest? ManifestDigest { get; init; }

    /// <summary>Whether nothing was found.</summary>
    public bool Passed => Problems.IsEmpty;

    /// <summary>The wire form.</summary>
    public JsonObject ToJson() => JsonObject.Create(
        ("status", Passed ? "passed" : "failed"),
        ("included_count", IncludedCount),
        ("excluded_count", ExcludedCount),
        ("safe_to_attach", SafeToAttach),
        ("manifest_sha256", ManifestDigest is { } digest ? digest.ToString() : JsonValue.Null),
        ("problem_count", Problems.Length),
        ("problems", JsonList.Create([.. Problems.Select(static problem => (JsonValue)JsonObject.Create(("path", problem.Path), ("problem", problem.Problem)))])));
}
