namespace WorldForge.IO;

/// <summary>Entries of host folders as workspace entries, in ordinal order, without following links.</summary>
internal static class PhysicalEntries
{
    public static FileEntry? At(WorkspacePath path, string place)
    {
        FileSystemInfo info = new FileInfo(place);
        if (!info.Exists && info.LinkTarget is null)
        {
            info = new DirectoryInfo(place);
        }

        return info.Exists || info.LinkTarget is not null ? Entry(path, info) : null;
    }

    public static IReadOnlyList<FileEntry> In(WorkspacePath folder, string place)
    {
        var entries = new List<FileEntry>();
        Collect(folder, new DirectoryInfo(place), entries, below: null);
        entries.Sort(static (left, right) => left.Path.CompareTo(right.Path));
        return entries;
    }

    public static IReadOnlyList<FileEntry> Below(WorkspacePath folder, string place)
    {
        var entries = new List<FileEntry>();
        var pending = new Stack<(WorkspacePath Path, DirectoryInfo Place)>();
        pending.Push((folder, new DirectoryInfo(place)));
        while (pending.TryPop(out var next))
        {
            Collect(next.Path, next.Place, entries, pending);
        }

        entries.Sort(static (left, right) => left.Path.CompareTo(right.Path));
        return entries;
    }

    private static void Collect(
        WorkspacePath folder, DirectoryInfo place, List<FileEntry> entries, Stack<(WorkspacePath Path, DirectoryInfo Place)>? below)
    {
        foreach (var info in place.EnumerateFileSystemInfos("*", FolderScan.Options))
        {
            if (TemporaryName.Is(info.Name))
            {
                continue;
            }

            if (!WorkspacePath.TryParse(info.Name, out var name))
            {
                throw IoFault.Because(IoFaultCodes.Name, "list an entry of", folder.Value);
            }

            var entry = Entry(folder.Combine(name), info);
            entries.Add(entry);
            if (entry.Kind == EntryKind.Directory)
            {
                below?.Push((entry.Path, (DirectoryInfo)info));
            }
        }
    }

    private static FileEntry Entry(WorkspacePath path, FileSystemInfo info)
    {
        if (info.Attributes.HasFlag(FileAttributes.ReparsePoint))
        {
            return new FileEntry(path, EntryKind.Link, null);
        }

        return info is FileInfo file
            ? new FileEntry(path, EntryKind.File, file.Length)
            : new FileEntry(path, EntryKind.Directory, null);
    }
}
