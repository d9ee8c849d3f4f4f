namespace WorldForge.IO;

/// <summary>
/// The files below one host folder. Links are resolved before each operation, and what leads outside the folder is refused;
/// a process that changes links at the very same moment is not defended against.
/// </summary>
public sealed class PhysicalFileSystem : IFileSystem
{
    private readonly ContainedPaths _paths;

    /// <summary>Opens a workspace.</summary>
    /// <param name="root">An existing host folder; links in it are resolved once, here.</param>
    /// <exception cref="WorldForgeException">The folder is not there.</exception>
    public PhysicalFileSystem(string root)
    {
        ArgumentException.ThrowIfNullOrEmpty(root);
        Root = RealPath.Resolve(root);
        if (!Directory.Exists(Root))
        {
            throw IoFault.Because(IoFaultCodes.Missing, "open the workspace", HostPathDisplay.Short(root));
        }

        _paths = new ContainedPaths(Root);
    }

    /// <summary>The host path of the workspace, without links. It must not reach any artifact.</summary>
    public string Root { get; }

    /// <summary>The host path of an entry, for programs that need one; links in its last segment are not followed.</summary>
    /// <exception cref="WorldForgeException">A link leads outside.</exception>
    public string HostPath(WorkspacePath path) => _paths.Place(path, "use");

    /// <inheritdoc/>
    public FileEntry? Find(WorkspacePath path) =>
        Guarded("look at", path, () => PhysicalEntries.At(path, _paths.Place(path, "look at")));

    /// <inheritdoc/>
    public Stream OpenRead(WorkspacePath path) => Guarded("read", path, () =>
    {
        var place = _paths.Follow(path, "read");
        return Directory.Exists(place)
            ? throw IoFault.Because(IoFaultCodes.WrongKind, "read", path.Value)
            : new FileStream(place, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
    });

    /// <inheritdoc/>
    public IReadOnlyList<FileEntry> List(WorkspacePath folder) =>
        Guarded("list", folder, () => PhysicalEntries.In(folder, Folder(folder)));

    /// <inheritdoc/>
    public IReadOnlyList<FileEntry> ListTree(WorkspacePath folder) =>
        Guarded("list", folder, () => PhysicalEntries.Below(folder, Folder(folder)));

    /// <inheritdoc/>
    public async ValueTask WriteAsync(WorkspacePath path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var place = PlaceWithParents(path, "write");
        using var replacement = Replacement.Begin(place, path.Value);
        await replacement.WriteAsync(content, cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        replacement.Commit();
    }

    /// <inheritdoc/>
    public ValueTask AppendLineAsync(WorkspacePath path, string line, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _ = AppendOnlyFile.Encode(line);
        PlaceWithParents(path, "append to");
        var place = _paths.Follow(path, "append to");
        if (Directory.Exists(place))
        {
            throw IoFault.Because(IoFaultCodes.WrongKind, "append to", path.Value);
        }

        AppendOnlyFile.AppendLine(place, path.Value, line);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public bool Delete(WorkspacePath path) => Guarded("delete", path, () =>
    {
        var place = _paths.Place(path, "delete");
        switch (PhysicalEntries.At(path, place)?.Kind)
        {
            case null:
                return false;
            case EntryKind.Directory:
                throw IoFault.Because(IoFaultCodes.WrongKind, "delete", path.Value);
            default:
                File.Delete(place);
                return true;
        }
    });

    /// <inheritdoc/>
    public bool DeleteTree(WorkspacePath folder) => Guarded("delete", folder, () =>
    {
        var place = _paths.Place(folder, "delete");
        switch (PhysicalEntries.At(folder, place)?.Kind)
        {
            case null:
                return false;
            case EntryKind.Directory when !folder.IsRoot:
                Directory.Delete(place, recursive: true);
                return true;
            default:
                throw IoFault.Because(IoFaultCodes.WrongKind, "delete", folder.Value);
        }
    });

    /// <inheritdoc/>
    public void CreateDirectory(WorkspacePath folder) => Guarded("create", folder, () => Create(folder));

    private string PlaceWithParents(WorkspacePath path, string doing)
    {
        Guarded(doing, path, () => Create(path.Parent));
        return _paths.Place(path, doing);
    }

    private bool Create(WorkspacePath folder)
    {
        var place = _paths.Follow(folder, "create");
        if (File.Exists(place))
        {
            throw IoFault.Because(IoFaultCodes.WrongKind, "create", folder.Value);
        }

        Directory.CreateDirectory(place);
        return true;
    }

    private string Folder(WorkspacePath folder)
    {
        var place = _paths.Follow(folder, "list");
        return File.Exists(place) ? throw IoFault.Because(IoFaultCodes.WrongKind, "list", folder.Value) : place;
    }

    private static T Guarded<T>(string doing, WorkspacePath path, Func<T> operation)
    {
        try
        {
            return operation();
        }
        catch (Exception exception) when (IoFault.Is(exception))
        {
            throw IoFault.From(doing, path.Value, exception);
        }
    }
}
