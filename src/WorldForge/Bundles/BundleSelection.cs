using WorldForge.IO;
using WorldForge.Runs;

namespace WorldForge.Bundles;

/// <summary>Chooses the runs of a bundle.</summary>
internal static class BundleSelection
{
    private const string ManifestName = RunWorkspaceManifest.FileName;

    /// <summary>The runs in order of their ids.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="asked">The runs that were asked for; empty for all that have a manifest.</param>
    /// <exception cref="WorldForgeException">There is none, or one that was asked for is not there.</exception>
    public static IReadOnlyList<RunId> Of(string workspace, IReadOnlyCollection<RunId> asked)
    {
        string runs = Path.Join(workspace, "runs");
        RunId[] selected = asked.Count > 0 ? [.. asked.Distinct().Order()] : [.. All(runs).Order()];
        foreach (RunId id in selected)
        {
            if (new DirectoryInfo(Path.Join(runs, id.ToString())) is not { Exists: true, LinkTarget: null })
            {
                throw new WorldForgeException(FaultCodes.PathMissing, $"There is no run {id} in this workspace. First triage: worldforge runs list.");
            }
        }

        return selected.Length > 0
            ? selected
            : throw new WorldForgeException(
                BundleFaultCodes.NoRuns,
                "The workspace has no run with a manifest. First triage: worldforge runs list, or name another --workspace-dir.");
    }

    private static IEnumerable<RunId> All(string runs)
    {
        if (!Directory.Exists(runs))
        {
            yield break;
        }

        foreach (DirectoryInfo folder in new DirectoryInfo(runs).EnumerateDirectories("*", FolderScan.Options))
        {
            if (RunId.TryParse(folder.Name, out RunId id) && folder.LinkTarget is null && File.Exists(Path.Join(folder.FullName, ManifestName)))
            {
                yield return id;
            }
        }
    }
}
