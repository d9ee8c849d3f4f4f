namespace WorldForge.Cli.Tests;

/// <summary>The repository on this machine, found from the test assembly: deterministic builds record <c>/_/</c> in place of it.</summary>
internal static class SourceFolder
{
    /// <summary>The top of the repository.</summary>
    public static string Repository { get; } = Find();

    /// <summary>The folder of a source file.</summary>
    public static string Of(string sourcePath) => Path.GetDirectoryName(
        sourcePath.StartsWith("/_/", StringComparison.Ordinal) ? Path.Combine(Repository, sourcePath[3..]) : sourcePath)!;

    private static string Find()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "WorldForge.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("No WorldForge.sln above the test assembly.");
    }
}
