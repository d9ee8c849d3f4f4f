namespace Build.Engine;

/// <summary>
/// The compiled hosts that build.sh keeps side by side under <c>.artifacts/host</c>. Only the holder of the build lock
/// removes old ones, so no running build loses its files.
/// </summary>
internal static class HostGenerations
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    public static void RemoveOld(string root, string runningFrom, DateTimeOffset now)
    {
        string hosts = Path.Combine(root, ".artifacts", "host");
        string currentFile = Path.Combine(hosts, "current");
        if (!File.Exists(currentFile))
        {
            return;
        }

        string current = File.ReadAllText(currentFile);
        foreach (string generation in Directory.EnumerateDirectories(hosts))
        {
            string stamp = Path.Combine(generation, "stamp");
            bool isInUse = Path.GetFileName(generation) == current || runningFrom.StartsWith(generation + Path.DirectorySeparatorChar, StringComparison.Ordinal);
            if (!isInUse && File.Exists(stamp) && now - File.GetLastWriteTimeUtc(stamp) > Kept)
            {
                Remove(generation);
            }
        }
    }

    private static void Remove(string generation)
    {
        try
        {
            Directory.Delete(generation, recursive: true);
        }
        catch (Exception stuck) when (stuck is IOException or UnauthorizedAccessException)
        {
            // It stays until the next build: disk space only.
        }
    }
}
