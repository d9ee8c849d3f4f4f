using WorldForge.IO;

namespace WorldForge.Providers.Smokes;

/// <summary>Where the checkpoint of a LeWorldModel run lies.</summary>
/// <param name="CacheDirectory">The folder that the runtime looks in.</param>
/// <param name="Path">The file.</param>
/// <param name="Display">The file without folders of the machine.</param>
internal sealed record LeWorldModelCheckpoint(string CacheDirectory, string Path, string Display)
{
    private const string Suffix = "_object.ckpt";

    /// <exception cref="WorldForgeException">An explicit checkpoint does not end with the run name, or another folder was named as well.</exception>
    public static LeWorldModelCheckpoint Resolve(SmokeSettings settings, LeWorldModelSmokeOptions options, string policy)
    {
        string? home = options.StableWmHome ?? settings.Environment.Find("STABLEWM_HOME");
        string folder = settings.PathOf(options.CacheDirectory ?? home ?? System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".stable-wm"));
        string[] end = (policy + Suffix).Split('/');
        if ((options.Checkpoint ?? settings.Environment.Find("LEWORLDMODEL_CHECKPOINT")) is { } explicitPath)
        {
            string full = settings.PathOf(explicitPath);
            string[] parts = full.Replace('\\', '/').Split('/');
            if (parts.Length <= end.Length || !parts.AsSpan(parts.Length - end.Length).SequenceEqual(end))
            {
                throw new WorldForgeException(FaultCodes.InputInvalid, $"--checkpoint must end with {string.Join('/', end)} and lie below a folder, since the runtime finds it by the run name.");
            }

            string root = string.Join('/', parts[..^end.Length]);
            if (options.CacheDirectory is { } other && settings.PathOf(other) != root)
            {
                throw new WorldForgeException(
                    FaultCodes.InputInvalid,
                    $"--cache-dir {HostPathDisplay.Display(settings.PathOf(other), settings.Directory)} differs from the folder of --checkpoint, {HostPathDisplay.Display(root, settings.Directory)}.");
            }

            folder = root;
        }

        string path = System.IO.Path.Combine([folder, .. end]);
        return new LeWorldModelCheckpoint(folder, path, HostPathDisplay.Display(path, settings.Directory));
    }
}
