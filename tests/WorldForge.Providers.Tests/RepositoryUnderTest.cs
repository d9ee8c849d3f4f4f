namespace WorldForge.Providers.Tests;

/// <summary>The checkout that these tests were built from.</summary>
internal static class RepositoryUnderTest
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "WorldForge.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("No folder above the tests has WorldForge.sln.");
    }
}
