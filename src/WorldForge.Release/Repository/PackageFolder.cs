namespace WorldForge.Release.Repository;

/// <summary>The folder that NuGet restores packages to.</summary>
internal static class PackageFolder
{
    /// <summary>Absolute path of the folder, as the environment or NuGet's own default says.</summary>
    public static string Of(ReleaseServices services) =>
        services.Environment.TryGetValue("NUGET_PACKAGES", out var folder) && !string.IsNullOrWhiteSpace(folder)
            ? folder
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
}
