using WorldForge.Serialization;

namespace WorldForge.Comparison;

/// <summary>An artifact of a run that may be named and shared.</summary>
/// <param name="Label">Its label in the manifest.</param>
/// <param name="Path">Its place below the run's folder.</param>
/// <param name="SizeBytes">Its size; null when there is no such file.</param>
/// <param name="Digest">Its digest; null when there is no such file.</param>
internal sealed record ComparedArtifact(string Label, string Path, long? SizeBytes, Sha256Digest? Digest)
{
    public string Suffix => System.IO.Path.GetExtension(Path).TrimStart('.').ToLowerInvariant();

    public bool Exists => Digest is not null;

    public JsonObject ToJson() => JsonObject.Create(
        ("label", Label),
        ("path", Path),
        ("suffix", Suffix),
        ("exists", Exists),
        ("size_bytes", SizeBytes),
        ("sha256", Digest?.ToString()));
}
