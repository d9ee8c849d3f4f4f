using WorldForge.IO;

namespace WorldForge.Runs.Repair;

/// <summary>Tells what a killed writer left from what a living one is about to finish.</summary>
internal static class Leftovers
{
    /// <summary>Whether the writer is gone: not written for a while, and not locked by a living process.</summary>
    public static bool IsDead(FileInfo file, TimeProvider time)
    {
        if (time.GetUtcNow() - new DateTimeOffset(file.LastWriteTimeUtc) < StaleFiles.Age)
        {
            return false;
        }

        try
        {
            using var exclusive = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.None, bufferSize: 1);
            return true;
        }
        catch (Exception exception) when (IoFault.Is(exception))
        {
            return false;
        }
    }

    /// <summary>Whether a folder under a temporary name was left by a run that never began or by a removal that was cut short.</summary>
    public static bool IsDead(DirectoryInfo folder, string workspace, TimeProvider time)
    {
        bool isOwned = folder.Name.Length > RunId.Length + 1
            && RunId.TryParse(folder.Name.AsSpan(1, RunId.Length), out RunId id)
            && RunOwner.IsAlive(workspace, id) == true;
        return !isOwned && time.GetUtcNow() - new DateTimeOffset(folder.LastWriteTimeUtc) >= StaleFiles.Age;
    }
}
