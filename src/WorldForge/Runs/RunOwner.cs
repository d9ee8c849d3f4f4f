using WorldForge.IO;

namespace WorldForge.Runs;

/// <summary>
/// Says that the process of a running run is alive: a file <c>.running/&lt;run id&gt;</c> in the workspace, held under the
/// system's exclusive lock until the run ends. The lock goes with its process, also when that is killed.
/// </summary>
internal sealed class RunOwner : IDisposable
{
    public const string FolderName = ".running";

    private readonly FileStream _held;
    private readonly string _path;

    private RunOwner(string path, FileStream held)
    {
        _path = path;
        _held = held;
    }

    /// <summary>Takes the lock of a new run.</summary>
    /// <returns>Null when another process holds it.</returns>
    public static RunOwner? TryTake(string workspace, RunId id)
    {
        string path = PathOf(workspace, id);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            return new RunOwner(path, new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1));
        }
        catch (IOException exception) when (File.Exists(path) && exception is not (DirectoryNotFoundException or FileNotFoundException))
        {
            return null;
        }
        catch (Exception exception) when (IoFault.Is(exception))
        {
            throw IoFault.From("create", $"{FolderName}/{id}", exception);
        }
    }

    /// <summary>What is known about the process of a run whose manifest says that it runs.</summary>
    /// <returns>True: it lives. False: it is gone. Null: the run was begun by a tool that leaves no sign of life.</returns>
    public static bool? IsAlive(string workspace, RunId id)
    {
        string path = PathOf(workspace, id);
        try
        {
            using var held = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.None, bufferSize: 1);
            return false;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception exception) when (IoFault.Is(exception))
        {
            return true; // Locked, or not ours to open: the careful answer.
        }
    }

    /// <summary>Removes the sign of a process that is gone.</summary>
    public static void Forget(string workspace, RunId id) => Remove(PathOf(workspace, id));

    public void Dispose()
    {
        if (!OperatingSystem.IsWindows())
        {
            Remove(_path); // Under the lock, so that no other process can take the name between.
        }

        _held.Dispose();
        if (OperatingSystem.IsWindows())
        {
            Remove(_path);
        }
    }

    private static string PathOf(string workspace, RunId id) => Path.Join(workspace, FolderName, id.ToString());

    private static void Remove(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (IoFault.Is(exception))
        {
            // A leftover without a lock reads as "gone", which is true.
        }
    }
}
