using WorldForge.Validation;

namespace WorldForge.Runs;

/// <summary>How the folder of a workspace is shown in output that may leave the machine.</summary>
public static class WorkspaceDisplay
{
    /// <summary>What stands for an absolute folder.</summary>
    public const string Marker = "<workspace-dir>";

    /// <summary>
    /// A relative folder as it was given, with <c>/</c> and without a final one; <c>.worldforge</c> for an absolute folder of
    /// that name; <see cref="Marker"/> for every other one.
    /// </summary>
    /// <exception cref="WorldForgeException">The text is blank.</exception>
    public static string Of(string directory)
    {
        string text = Check.Text(directory, "workspace_dir").Replace(Path.DirectorySeparatorChar, '/').TrimEnd('/');
        bool isWindowsPath = text.Contains('\\', StringComparison.Ordinal) || (text.Length > 1 && text[1] == ':');
        if (Path.IsPathRooted(directory) || isWindowsPath)
        {
            string name = text[(text.LastIndexOfAny(['/', '\\']) + 1)..];
            return name == RunStore.DefaultDirectory ? name : Marker;
        }

        return RunText.Observable.Redact(text) == text ? text : Marker;
    }
}
