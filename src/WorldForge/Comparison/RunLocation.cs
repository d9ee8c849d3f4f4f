using WorldForge.IO;
using WorldForge.Runs;

namespace WorldForge.Comparison;

/// <summary>The folder of a run that a path stands for, as a host path and as it may be shown.</summary>
/// <param name="Folder">The host path.</param>
/// <param name="Display">The form for output.</param>
internal sealed record RunLocation(string Folder, string Display)
{
    private const string Reports = "reports";
    private const string Runs = "runs";

    /// <summary>Finds the run of a path: its folder, its manifest, or a file in its <c>reports</c> folder.</summary>
    /// <param name="path">The path as it was given.</param>
    /// <param name="directory">What a relative path starts at.</param>
    /// <param name="role">Names the run in errors, such as <c>baseline run</c>.</param>
    /// <exception cref="WorldForgeException">There is no run.</exception>
    public static RunLocation Of(string path, string directory, string role)
    {
        if (string.IsNullOrWhiteSpace(path))
        {
            throw new WorldForgeException(FaultCodes.InputInvalid, $"The path of the {role} must not be blank.");
        }

        string given = Path.TrimEndingDirectorySeparator(path.Trim());
        string full = Path.GetFullPath(given, directory);
        int levels = Directory.Exists(full) ? 0 : LevelsOf(full);
        string folder = full;
        for (int level = 0; level < levels; level++)
        {
            folder = Path.GetDirectoryName(folder) ?? folder;
        }

        string display = DisplayOf(folder, given, levels);
        return File.Exists(Path.Join(folder, RunWorkspaceManifest.FileName))
            ? new RunLocation(folder, display)
            : throw new WorldForgeException(
                FaultCodes.PathMissing,
                $"The {role} {display} is not a run: expected a run's folder, its {RunWorkspaceManifest.FileName} or its {Reports}/report.json.");
    }

    private static int LevelsOf(string file)
    {
        if (Path.GetFileName(file) == RunWorkspaceManifest.FileName)
        {
            return 1;
        }

        return Path.GetFileName(Path.GetDirectoryName(file)) == Reports ? 2 : 0;
    }

    private static string DisplayOf(string folder, string given, int levels)
    {
        string name = Path.GetFileName(folder);
        if (!Path.IsPathRooted(given) && !given.Split(Path.DirectorySeparatorChar, '/').Contains(".."))
        {
            string relative = given;
            for (int level = 0; level < levels; level++)
            {
                relative = Path.GetDirectoryName(relative) ?? "";
            }

            string shown = relative.Length == 0 ? name : relative.Replace(Path.DirectorySeparatorChar, '/');
            return RunText.Observable.Redact(shown) == shown ? shown : $"{HostPathDisplay.Marker}/{name}";
        }

        string? parent = Path.GetDirectoryName(folder);
        return Path.GetFileName(parent) == Runs && Path.GetDirectoryName(parent) is { Length: > 0 } workspace
            ? $"{WorkspaceDisplay.Of(workspace)}/{Runs}/{name}"
            : $"{HostPathDisplay.Marker}/{name}";
    }
}
