using System.Xml.Linq;
using WorldForge.Release.Repository;

namespace WorldForge.Release.Gates.Build;

/// <summary>Reads what a packable project calls itself from the project files, without evaluating them.</summary>
internal static class PackageIdentity
{
    private const string SharedProperties = "Directory.Build.props";

    /// <summary>The package of a project.</summary>
    /// <exception cref="CollectionException">The version or the id is not written out literally.</exception>
    public static ExpectedPackage Read(string root, SolutionProject project)
    {
        var own = XDocument.Load(Path.Combine(root, project.Path));
        var sharedFile = Path.Combine(root, SharedProperties);
        var shared = File.Exists(sharedFile) ? XDocument.Load(sharedFile) : new XDocument();
        var version = Property(own, "Version") ?? Property(shared, "Version")
            ?? throw CollectionException.Faulted($"Neither {project.Path} nor {SharedProperties} states a <Version>.");
        return new ExpectedPackage(project.Path, Literal(Property(own, "PackageId") ?? project.Name, project), Literal(version, project));
    }

    private static string? Property(XDocument document, string name) => document.Root?
        .Elements("PropertyGroup")
        .Elements(name)
        .Select(element => element.Value.Trim())
        .LastOrDefault(value => value.Length > 0);

    private static string Literal(string value, SolutionProject project) => value.Contains("$(", StringComparison.Ordinal)
        ? throw CollectionException.Faulted($"The package id and version of {project.Path} must be written out; found '{value}'.")
        : value;
}
