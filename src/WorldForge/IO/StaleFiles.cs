namespace WorldForge.IO;

/// <summary>Removes what atomic writes of killed processes left behind.</summary>
public static class StaleFiles
{
    /// <summary>The youngest age at which a temporary file is looked at.</summary>
    public static TimeSpan Age { get; } = TimeSpan.FromMinutes(1);

    /// <summary>Whether a file name is that of an atomic write under way or left behind.</summary>
    public static bool IsTemporary(string fileName)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        return TemporaryName.Is(fileName);
    }

    /// <summary>
    /// Removes the temporary files in one folder whose writers are gone: last written at least <see cref="Age"/> ago, and not
    /// locked by a living writer (the lock goes with its process). Files that cannot be judged or removed are left alone.
    /// </summary>
    /// <returns>The number of files removed; zero for a folder that is not there.</returns>
    public static int Sweep(string folder, TimeProvider time)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(time);
        var youngest = time.GetUtcNow() - Age;
        var removed = 0;
        try
        {
            foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*" + TemporaryName.Ending, FolderScan.Options))
            {
                removed += TemporaryName.Is(file.Name) && file.LinkTarget is null && RemoveIfDead(file, youngest) ? 1 : 0;
            }
        }
        catch (Exception exception) when (IoFault.Is(exception))
        {
            // The folder is not there or not readable: nothing can be swept.
        }

        return removed;
    }

    private static bool RemoveIfDead(FileInfo file, DateTimeOffset youngest)
    {
        try
        {
            if (new DateTimeOffset(file.LastWriteTimeUtc) > youngest)
            {
                return false;
            }

            var share = OperatingSystem.IsWindows() ? FileShare.Delete : FileShare.None;
            using var exclusive = new FileStream(file.FullName, FileMode.Open, FileAccess.ReadWrite, share);
            File.Delete(file.FullName);
            return true;
        }
        catch (Exception exception) when (IoFault.Is(exception))
        {
            return false; // Locked by its writer, or not ours to touch.
        }
    }
}
