using WorldForge.Serialization;

namespace WorldForge.Comparison;

/// <summary>How the safe artifacts of two runs differ, by label.</summary>
internal static class ArtifactDrift
{
    public static IEnumerable<JsonObject> Between(ComparedArtifacts baseline, ComparedArtifacts candidate)
    {
        Dictionary<string, ComparedArtifact> before = baseline.Safe.ToDictionary(item => item.Label, StringComparer.Ordinal);
        Dictionary<string, ComparedArtifact> now = candidate.Safe.ToDictionary(item => item.Label, StringComparer.Ordinal);
        foreach (string label in before.Keys.Union(now.Keys, StringComparer.Ordinal).Order(CodePointComparer.Instance))
        {
            ComparedArtifact? old = before.GetValueOrDefault(label);
            ComparedArtifact? one = now.GetValueOrDefault(label);
            string? detail = (old, one) switch
            {
                (null, _) or (_, null) => "",
                _ when old.Suffix != one.Suffix => "suffix",
                _ when old.Exists != one.Exists => "exists",
                _ when old.SizeBytes != one.SizeBytes => "size",
                _ when old.Digest != one.Digest => "digest",
                _ => null,
            };
            if (detail is not null)
            {
                yield return JsonObject.Create(
                    ("label", label),
                    ("status", old is null ? "added" : one is null ? "removed" : "changed"),
                    ("baseline", old?.Digest?.ToString()),
                    ("candidate", one?.Digest?.ToString()),
                    ("detail", detail.Length == 0 ? null : detail));
            }
        }
    }
}
