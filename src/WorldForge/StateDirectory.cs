namespace WorldForge;

/// <summary>Creates the state directory and says where it is without telling the host's layout.</summary>
internal static class StateDirectory
{
    public static void Create(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new WorldForgeException(
                FaultCodes.InputInvalid,
                $"StateDirectory '{Display(path)}' cannot be created: {exception.GetType().Name}.",
                exception);
        }
    }

    /// <summary>Relative to the working directory when it lies inside, otherwise the last name behind a placeholder.</summary>
    public static string Display(string path)
    {
        string trimmed = path.Trim();
        if (trimmed.Contains('\0', StringComparison.Ordinal))
        {
            return Redaction.Redactor.HostPathMarker;
        }

        string relative = Path.GetRelativePath(Directory.GetCurrentDirectory(), Path.GetFullPath(trimmed));
        bool inside = !Path.IsPathRooted(relative) && relative != ".." && !relative.StartsWith(".." + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        return inside
            ? relative.Replace(Path.DirectorySeparatorChar, '/')
            : Redaction.Redactor.HostPathMarker + "/" + Path.GetFileName(Path.TrimEndingDirectorySeparator(trimmed));
    }
}
