namespace WorldForge.IO;

/// <summary>How host paths are shown in evidence and messages: never with the folders of the machine.</summary>
public static class HostPathDisplay
{
    /// <summary>What stands for the folders of a machine.</summary>
    public const string Marker = "<host-local-path>";

    /// <summary>
    /// The path relative to <paramref name="root"/> with <c>/</c>, after links in both are resolved; <c>.</c> for the root
    /// itself; otherwise the marker and the file name: <c>&lt;host-local-path&gt;/draft.md</c>.
    /// </summary>
    /// <remarks>Does not throw for links in a circle: such a path is shown with the marker.</remarks>
    public static string Display(string path, string root)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentException.ThrowIfNullOrEmpty(root);
        try
        {
            var real = RealPath.Resolve(path);
            var realRoot = RealPath.Resolve(root);
            return RealPath.IsBelowResolved(realRoot, real) ? Posix(Path.GetRelativePath(realRoot, real)) : Masked(path);
        }
        catch (WorldForgeException fault) when (fault.Code == IoFaultCodes.LinkLoop)
        {
            return Masked(path);
        }
    }

    /// <summary>For messages of code that knows no root: a relative path as it is, else the marker and the file name.</summary>
    internal static string Short(string path) =>
        path is null or "" || Path.IsPathRooted(path) || path.Split(Path.DirectorySeparatorChar).Contains("..")
            ? Masked(path ?? "")
            : Posix(path);

    private static string Masked(string path)
    {
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(path));
        return name is "" or "." or ".." ? Marker : $"{Marker}/{name}";
    }

    private static string Posix(string path) => path.Replace(Path.DirectorySeparatorChar, '/');
}
