using WorldForge.Serialization;

namespace WorldForge.Bundles;

/// <summary>The files that the reports of a run refer to: inputs, budgets and dataset manifests.</summary>
internal static class ReportReferences
{
    /// <summary>The references of one report, in order of the report's contract.</summary>
    public static IEnumerable<(string Kind, string Path)> Of(JsonObject report)
    {
        if (report.TryGetValue("run_metadata", out JsonValue? value) && value is JsonObject metadata)
        {
            foreach ((string key, string kind) in new[] { ("input_file", BundleFileKind.InputFile), ("budget_file", BundleFileKind.BudgetFile) })
            {
                if (metadata.TryGetValue(key, out JsonValue? reference) && reference is not JsonNull)
                {
                    yield return (kind, PathOf(reference));
                }
            }
        }

        if (report.TryGetValue("provenance", out value) && value is JsonObject provenance
            && provenance.TryGetValue("dataset_manifests", out JsonValue? datasets) && datasets is JsonList list)
        {
            foreach (JsonValue dataset in list)
            {
                if (PathOf(dataset) is { Length: > 0 } path)
                {
                    yield return (BundleFileKind.DatasetManifest, path);
                }
            }
        }
    }

    /// <summary>The folder of the bundle that files of a kind go to.</summary>
    public static string FolderOf(string kind) => kind switch
    {
        BundleFileKind.InputFile => "inputs",
        BundleFileKind.BudgetFile => "budgets",
        _ => "dataset-manifests",
    };

    private static string PathOf(JsonValue reference) => reference switch
    {
        JsonText text => text.Value,
        JsonObject members when members.TryGetValue("path", out JsonValue? path) && path is JsonText text => text.Value,
        _ => "",
    };
}
