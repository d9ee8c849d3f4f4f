using System.Reflection;

namespace WorldForge;

/// <summary>The version of this library, as reports and provenance state it.</summary>
public static class LibraryVersion
{
    /// <summary>The package version without the commit, such as <c>0.1.0</c>.</summary>
    public static string Current { get; } =
        (typeof(LibraryVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0").Split('+')[0];
}
