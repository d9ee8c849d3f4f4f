using WorldForge.Runs;
using WorldForge.Serialization;

namespace WorldForge.Release.Gates.RunEvidence;

/// <summary>
/// What the review before left in the folder of report copies. Its evidence is replaced as a whole, and evidence lists that folder: copies
/// that stayed would be cited again, and the runs behind them could never be pruned.
/// </summary>
internal static class EarlierReview
{
    /// <summary>Removes the copies of the runs that the earlier bundle holds. The runs themselves stay until they are pruned.</summary>
    /// <param name="workspace">Absolute path of the workspace.</param>
    /// <param name="manifest">Absolute path of the earlier bundle's manifest, which need not exist.</param>
    /// <param name="current">The runs of this review; their copies stay.</param>
    public static void RemoveCopies(string workspace, string manifest, IReadOnlyList<PreservedRun> current)
    {
        var reports = new DirectoryInfo(Path.Combine(workspace, "reports"));
        if (!reports.Exists || reports.LinkTarget is not null)
        {
            return;
        }

        foreach (var run in Runs(manifest).Except(current.Select(static run => run.RunId), StringComparer.Ordinal))
        {
            foreach (var copy in reports.EnumerateFiles($"*-{run}.*"))
            {
                copy.Delete();
            }
        }
    }

    private static IEnumerable<string> Runs(string manifest) =>
        File.Exists(manifest)
        && StrictJson.TryParse(File.ReadAllBytes(manifest), null, out var document, out _)
        && document is JsonObject bundle
        && bundle.TryGetValue("runs", out var runs)
        && runs is JsonList list
            ? list.OfType<JsonObject>()
                .Select(static run => run.TryGetValue("run_id", out var id) && id is JsonText text ? text.Value : "")
                .Where(static id => RunId.TryParse(id, out _))
            : [];
}
