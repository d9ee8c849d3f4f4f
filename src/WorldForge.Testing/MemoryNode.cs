using WorldForge.IO;

namespace WorldForge.Testing;

/// <summary>A folder, a file or a link: exactly one of the three.</summary>
internal sealed record MemoryNode(byte[]? Content, string? Target)
{
    public static MemoryNode Folder { get; } = new(null, null);

    public bool IsFolder => Content is null && Target is null;

    public static MemoryNode File(byte[] content) => new(content, null);

    public static MemoryNode Link(string target) => new(null, target);

    public FileEntry ToEntry(WorkspacePath path) => this switch
    {
        { Target: not null } => new FileEntry(path, EntryKind.Link, null),
        { Content: { } content } => new FileEntry(path, EntryKind.File, content.LongLength),
        _ => new FileEntry(path, EntryKind.Directory, null),
    };
}
