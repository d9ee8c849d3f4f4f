using WorldForge.IO;

namespace WorldForge.Bundles;

/// <summary>Which folders a bundle may be written to, and which it may replace.</summary>
internal static class OutputRules
{
    /// <exception cref="WorldForgeException">The folder must not be written.</exception>
    public static void Check(string output, BundlePlaces places, bool overwrite, string display)
    {
        string real = RealPath.Resolve(output);
        string runs = RealPath.Resolve(Path.Join(places.Workspace, "runs"));
        string[] kept = [RealPath.Resolve(places.Workspace), RealPath.Resolve(places.Repository), RealPath.Resolve(places.Current)];
        if (Path.GetDirectoryName(real) is null || kept.Any(folder => RealPath.IsBelowResolved(real, folder)))
        {
            throw Unsafe(display, "is the workspace, the repository, the current folder or a folder above one of them");
        }

        if (RealPath.IsBelowResolved(runs, real))
        {
            throw Unsafe(display, "lies among the runs that it is made from");
        }

        var folder = new DirectoryInfo(Path.TrimEndingDirectorySeparator(output));
        if (folder.LinkTarget is not null)
        {
            throw Unsafe(display, "is a link");
        }

        if (File.Exists(folder.FullName))
        {
            throw Unsafe(display, "is a file");
        }

        if (folder.Exists && folder.EnumerateFileSystemInfos("*", FolderScan.Options).Any())
        {
            CheckReplaceable(folder, overwrite, display);
        }
    }

    private static void CheckReplaceable(DirectoryInfo folder, bool overwrite, string display)
    {
        if (!overwrite)
        {
            throw new WorldForgeException(
                BundleFaultCodes.OutputExists,
                $"The output folder {display} is not empty. First triage: give another --output, or --overwrite when an earlier bundle stands there.");
        }

        var manifest = new FileInfo(Path.Join(folder.FullName, BundleManifest.FileName));
        if (manifest is not { Exists: true, LinkTarget: null } || folder.EnumerateDirectories(".git", FolderScan.Options).Any())
        {
            throw Unsafe(display, $"does not look like an earlier bundle: it has no {BundleManifest.FileName}");
        }
    }

    private static WorldForgeException Unsafe(string display, string why) => new(
        BundleFaultCodes.OutputUnsafe,
        $"The output folder {display} {why}. First triage: give a folder of its own with --output.");
}
