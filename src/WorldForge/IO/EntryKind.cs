namespace WorldForge.IO;

/// <summary>What stands at a place of a file system, without following links.</summary>
public enum EntryKind
{
    /// <summary>A regular file.</summary>
    File,

    /// <summary>A folder.</summary>
    Directory,

    /// <summary>A symbolic link or another reparse point, whatever it leads to.</summary>
    Link,
}
