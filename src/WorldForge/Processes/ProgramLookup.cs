namespace WorldForge.Processes;

/// <summary>Finds the program that a request names, as a shell in its folder and environment would.</summary>
internal static class ProgramLookup
{
    private const UnixFileMode AnyExecute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    public static string? Find(string fileName, string folder, IDictionary<string, string?> environment, out string problem)
    {
        problem = "the program was not found";
        if (OperatingSystem.IsWindows())
        {
            return fileName; // The system knows the endings that make a file a program there.
        }

        if (fileName.Contains('/', StringComparison.Ordinal))
        {
            var place = Path.GetFullPath(fileName, folder);
            if (!File.Exists(place))
            {
                return null;
            }

            problem = "the file is not executable";
            return IsExecutable(place) ? place : null;
        }

        environment.TryGetValue("PATH", out var path);
        foreach (var entry in (path ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            var place = Path.Join(Path.GetFullPath(entry, folder), fileName);
            if (File.Exists(place) && IsExecutable(place))
            {
                return place;
            }
        }

        return null;
    }

    private static bool IsExecutable(string place) =>
        OperatingSystem.IsWindows() || (File.GetUnixFileMode(place) & AnyExecute) != 0;
}
