namespace WorldForge.Release.Repository;

/// <summary>A folder for one piece of work, removed with everything in it when the work ends, however it ends.</summary>
internal sealed class ScratchFolder : IDisposable
{
    private ScratchFolder(string path) => Path = path;

    /// <summary>Absolute path.</summary>
    public string Path { get; }

    /// <summary>Makes a folder with a name of its own.</summary>
    /// <param name="parent">An existing or creatable folder outside the repository.</param>
    /// <param name="purpose">A word that makes a leftover recognisable.</param>
    public static ScratchFolder Create(string parent, string purpose) =>
        new(Directory.CreateDirectory(System.IO.Path.Combine(parent, $"worldforge-{purpose}-{System.IO.Path.GetRandomFileName()}")).FullName);

    /// <summary>Makes a folder inside this one.</summary>
    public string Folder(string name) => Directory.CreateDirectory(System.IO.Path.Combine(Path, name)).FullName;

    /// <summary>Removes a folder with everything in it, read-only files too; links are removed, not followed.</summary>
    public static void Delete(string path)
    {
        if (!Directory.Exists(path))
        {
            return;
        }

        if (OperatingSystem.IsWindows())
        {
            foreach (var file in new DirectoryInfo(path).EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint }))
            {
                file.Attributes = FileAttributes.Normal;
            }
        }

        Directory.Delete(path, recursive: true);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            Delete(Path);
        }
        catch (IOException)
        {
            // A process that is still ending may hold a file; a leftover in the temporary folder harms no answer.
        }
        catch (UnauthorizedAccessException)
        {
            // As above.
        }
    }
}
