namespace WorldForge.IO;

/// <summary>One entry of a file system.</summary>
/// <param name="Path">Where it stands.</param>
/// <param name="Kind">What it is; a link is reported as a link and never followed.</param>
/// <param name="Length">Size in bytes of a file; null for folders and links.</param>
public sealed record FileEntry(WorkspacePath Path, EntryKind Kind, long? Length);
