namespace WorldForge.IO;

/// <summary>
/// The files of one workspace. Every path stays inside the workspace, also after links are resolved: a path that a link leads
/// outside is refused with the code <see cref="IoFaultCodes.Outside"/>.
/// </summary>
/// <remarks>
/// Failures of the system below are <see cref="WorldForgeException"/> with a <c>wf.io.*</c> code, a message that shows
/// the workspace path only, and the first thing to do. Implementations are safe for concurrent use.
/// </remarks>
public interface IFileSystem
{
    /// <summary>What stands at <paramref name="path"/>, without following a link in the last segment; null when nothing does.</summary>
    FileEntry? Find(WorkspacePath path);

    /// <summary>Opens a file for reading; links inside the workspace are followed.</summary>
    /// <exception cref="WorldForgeException">Absent, not a file, outside, or not readable.</exception>
    Stream OpenRead(WorkspacePath path);

    /// <summary>The entries of one folder, in ordinal order of their paths. Hidden entries are included; temporary files of
    /// atomic writes are not.</summary>
    /// <exception cref="WorldForgeException">Absent, not a folder, or outside.</exception>
    IReadOnlyList<FileEntry> List(WorkspacePath folder);

    /// <summary>All entries below a folder, in ordinal order of their paths; links are reported and not followed.</summary>
    /// <exception cref="WorldForgeException">Absent, not a folder, or outside.</exception>
    IReadOnlyList<FileEntry> ListTree(WorkspacePath folder);

    /// <summary>Creates or replaces a file in one step, so that readers see the old or the new content whole; missing parent
    /// folders are created. A link at <paramref name="path"/> is replaced, not followed.</summary>
    ValueTask WriteAsync(WorkspacePath path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <summary>Appends one line and a line feed in a single write; lines of concurrent writers do not mix. Missing parent
    /// folders are created.</summary>
    /// <param name="path">The file to extend; it is created when absent.</param>
    /// <param name="line">The text; it must not contain a carriage return or a line feed.</param>
    /// <param name="cancellationToken">Looked at before the write; a started write is finished.</param>
    ValueTask AppendLineAsync(WorkspacePath path, string line, CancellationToken cancellationToken);

    /// <summary>Removes a file or a link (never what it leads to); false when nothing stands there.</summary>
    /// <exception cref="WorldForgeException">A folder stands there, or the entry cannot be removed.</exception>
    bool Delete(WorkspacePath path);

    /// <summary>Removes a folder with everything in it; links inside are removed, not followed; false when nothing stands there.</summary>
    /// <exception cref="WorldForgeException">The root, or not a folder.</exception>
    bool DeleteTree(WorkspacePath folder);

    /// <summary>Creates a folder and its parents; nothing happens when it is there.</summary>
    /// <exception cref="WorldForgeException">Something else stands there.</exception>
    void CreateDirectory(WorkspacePath folder);
}
