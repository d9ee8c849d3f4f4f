namespace WorldForge.IO;

/// <summary>Enumeration that sees the same entries on every system: hidden and system ones too, one level, no failure swallowed.</summary>
internal static class FolderScan
{
    public static EnumerationOptions Options { get; } = new()
    {
        AttributesToSkip = FileAttributes.None,
        IgnoreInaccessible = false,
        MatchType = MatchType.Simple,
        RecurseSubdirectories = false,
        ReturnSpecialDirectories = false,
    };
}
