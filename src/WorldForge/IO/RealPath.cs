namespace WorldForge.IO;

/// <summary>
/// Where a host path really leads. The base library resolves a link only in the last segment; here every segment is looked at in
/// turn, and <c>..</c> leaves the folder that a link led to, as the system itself does it.
/// </summary>
public static class RealPath
{
    /// <summary>As many links as Linux follows in one path.</summary>
    private const int MostLinks = 40;

    /// <summary>The absolute path without links, <c>.</c> and <c>..</c>. What does not exist is kept as it is written, also
    /// behind a dangling link.</summary>
    /// <param name="path">A host path; a relative one starts at the current folder.</param>
    /// <exception cref="WorldForgeException">Links lead in a circle (<see cref="IoFaultCodes.LinkLoop"/>).</exception>
    public static string Resolve(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var start = Path.IsPathFullyQualified(path) ? path : Path.Join(Environment.CurrentDirectory, path);
        var current = RootOf(start);
        var pending = new Stack<string>();
        Push(pending, start[current.Length..]);
        var links = 0;
        while (pending.TryPop(out var segment))
        {
            if (segment == "..")
            {
                current = Path.GetDirectoryName(current) ?? current;
                continue;
            }

            var next = Path.Join(current, segment);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                current = next;
                continue;
            }

            if (++links > MostLinks)
            {
                throw IoFault.Because(IoFaultCodes.LinkLoop, "follow", HostPathDisplay.Short(path));
            }

            var absolute = Path.IsPathFullyQualified(target);
            current = absolute ? RootOf(target) : current;
            Push(pending, absolute ? target[current.Length..] : target);
        }

        return current;
    }

    /// <summary>Whether <paramref name="path"/> is <paramref name="root"/> or lies below it, after both are resolved.</summary>
    /// <exception cref="WorldForgeException">Links lead in a circle (<see cref="IoFaultCodes.LinkLoop"/>).</exception>
    public static bool IsInside(string root, string path) => IsBelowResolved(Resolve(root), Resolve(path));

    internal static bool IsBelowResolved(string root, string path)
    {
        var comparison = OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        var folder = Path.EndsInDirectorySeparator(root) ? root : root + Path.DirectorySeparatorChar;
        return string.Equals(path, root, comparison) || path.StartsWith(folder, comparison);
    }

    private static string RootOf(string path) => Path.GetPathRoot(path)!;

    private static void Push(Stack<string> pending, string rest)
    {
        var segments = rest.Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar]);
        for (var i = segments.Length - 1; i >= 0; i--)
        {
            if (segments[i] is not ("" or "."))
            {
                pending.Push(segments[i]);
            }
        }
    }
}
