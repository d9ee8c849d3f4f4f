using WorldForge.Serialization;

namespace WorldForge.Comparison;

/// <summary>What a report's provenance refers to, one short text each.</summary>
internal static class ProvenanceReferences
{
    private const string Provenance = "provenance";

    public static IEnumerable<string> Of(JsonObject report)
    {
        foreach (string name in (string[])["input_digest", "result_digest"])
        {
            if (LooseJson.Text(report, Provenance, name) is { } digest)
            {
                yield return $"{name}={digest}";
            }
        }

        if (LooseJson.Text(report, Provenance, "budget_file", "sha256") is { } budget)
        {
            yield return $"budget_file={budget}";
        }

        foreach (JsonObject dataset in LooseJson.Objects(report, Provenance, "dataset_manifests"))
        {
            yield return $"dataset_manifest={LooseJson.Text(dataset, "id")}={LooseJson.Text(dataset, "sha256")}";
        }

        if (LooseJson.At(report, Provenance, "runtime_manifests") is JsonObject manifests)
        {
            foreach (string provider in manifests.Keys.Order(CodePointComparer.Instance))
            {
                yield return $"runtime_manifest={LooseJson.Text(manifests, provider)}";
            }
        }
    }
}
