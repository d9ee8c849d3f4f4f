using System.Globalization;
using WorldForge.IO;

namespace WorldForge.Runs.Repair;

/// <summary>
/// Where a repair puts what it takes out of the way: <c>.quarantine/&lt;time&gt;/</c> in the workspace, under the old relative path.
/// Nothing is deleted.
/// </summary>
/// <param name="store">The workspace.</param>
internal sealed class Quarantine(RunStore store)
{
    public const string FolderName = ".quarantine";

    private readonly string _folder = Path.Join(
        store.FullPath, FolderName, store.Time.GetUtcNow().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));

    /// <summary>Moves an entry of any kind; a link itself, not what it leads to.</summary>
    public void Move(string path)
    {
        string away = Place(path);
        if (new FileInfo(path).LinkTarget is { } target)
        {
            MoveLink(path, target, away);
        }
        else if (Directory.Exists(path))
        {
            Directory.Move(path, away);
        }
        else
        {
            File.Move(path, away);
        }
    }

    /// <summary>Keeps a copy of a regular file.</summary>
    public void Keep(string path) => AtomicFile.Write(Place(path), PlainFile.Read(path, Path.GetFileName(path), int.MaxValue / 2));

    // The base library moves only a link that leads to something.
    private static void MoveLink(string path, string target, string away)
    {
        if (OperatingSystem.IsWindows() && Directory.Exists(path))
        {
            Directory.CreateSymbolicLink(away, target);
            Directory.Delete(path);
            return;
        }

        File.CreateSymbolicLink(away, target);
        File.Delete(path);
    }

    private string Place(string path)
    {
        string wanted = Path.Join(_folder, Path.GetRelativePath(store.FullPath, path));
        Directory.CreateDirectory(Path.GetDirectoryName(wanted)!);
        string free = wanted;
        for (int number = 2; Path.Exists(free) || new FileInfo(free).LinkTarget is not null; number++)
        {
            free = string.Create(CultureInfo.InvariantCulture, $"{wanted}.{number}");
        }

        return free;
    }
}
