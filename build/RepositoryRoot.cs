namespace Build;

/// <summary>The folder of the clone that this build belongs to.</summary>
internal static class RepositoryRoot
{
    private const string Marker = "WorldForge.sln";

    /// <summary>Looks upwards from the compiled host, not from the caller's folder: a build may be started from anywhere.</summary>
    /// <exception cref="BuildException">The host was moved out of its clone.</exception>
    public static string Find(string start)
    {
        for (DirectoryInfo? folder = new(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, Marker)))
            {
                return folder.FullName;
            }
        }

        throw new BuildException($"no folder above the build host has {Marker}", "start the build with build.sh of a clone");
    }
}
