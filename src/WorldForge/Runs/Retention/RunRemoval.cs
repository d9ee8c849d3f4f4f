using System.Globalization;
using WorldForge.IO;

namespace WorldForge.Runs.Retention;

/// <summary>
/// Removes folders of runs, and nothing else: what is not a direct child of the real <c>runs/</c> folder, or is a link, is refused.
/// A folder leaves its name in one step, so that a removal which is cut short leaves no half run.
/// </summary>
internal sealed class RunRemoval
{
    private readonly string _runs;
    private readonly string? _trash;

    /// <param name="store">The workspace.</param>
    /// <param name="toTrash">Whether to move to <c>.trash/</c> instead of deleting.</param>
    public RunRemoval(RunStore store, bool toTrash)
    {
        _runs = RealPath.Resolve(store.FullRunsPath);
        _trash = toTrash
            ? Path.Join(store.FullPath, ".trash", store.Time.GetUtcNow().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture))
            : null;
    }

    /// <summary>The bytes of all files of a folder; links are not followed and what cannot be seen is not counted.</summary>
    public static long SizeOf(string folder)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = true };
        try
        {
            return new DirectoryInfo(folder) is { Exists: true, LinkTarget: null } info
                ? info.EnumerateFiles("*", options).Sum(static file => file.Length)
                : 0;
        }
        catch (Exception exception) when (IoFault.Is(exception))
        {
            return 0; // It went away while it was counted.
        }
    }

    /// <summary>Removes one folder; a missing one is fine.</summary>
    /// <param name="name">Its name in <c>runs/</c>.</param>
    /// <returns>Whether there was something to remove.</returns>
    /// <exception cref="WorldForgeException">The name leads elsewhere, or the system refuses.</exception>
    public bool Remove(string name)
    {
        string target = Contained(name);
        string display = $"runs/{name}";
        try
        {
            if (!Directory.Exists(target))
            {
                return false;
            }

            string away = _trash is null ? Path.Join(_runs, TemporaryName.For(name)) : Path.Join(_trash, name);
            Directory.CreateDirectory(Path.GetDirectoryName(away)!);
            Directory.Move(target, away);
            if (_trash is null)
            {
                Directory.Delete(away, recursive: true);
            }

            return true;
        }
        catch (DirectoryNotFoundException)
        {
            return false; // Another process was faster.
        }
        catch (Exception exception) when (IoFault.Is(exception))
        {
            throw IoFault.From("remove", display, exception);
        }
    }

    /// <summary>Refuses a name that leads elsewhere; a missing folder is fine.</summary>
    public void Check(string name) => _ = Contained(name);

    private string Contained(string name)
    {
        bool isName = WorkspacePath.TryParse(name, out WorkspacePath path) && !path.IsRoot && path.Parent.IsRoot;
        string target = Path.Join(_runs, name);
        return isName && new FileInfo(target).LinkTarget is null && RealPath.Resolve(target) == target
            ? target
            : throw new WorldForgeException(FaultCodes.PathUnsafe, $"Refused to remove '{name}': it is not a folder of its own inside runs/.");
    }
}
