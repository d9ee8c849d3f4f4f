using System.Xml;
using System.Xml.Linq;

namespace WorldForge.Release.Gates.PackageContract;

/// <summary>Reads a package manifest (<c>.nuspec</c>) and the settings of a tool, whatever their schema version.</summary>
internal static class ManifestReader
{
    /// <summary>Reads a manifest.</summary>
    /// <exception cref="XmlException">It is not XML.</exception>
    /// <exception cref="InvalidDataException">It has no metadata.</exception>
    public static PackageMetadata Manifest(Stream stream)
    {
        var metadata = Child(Load(stream).Root, "metadata") ?? throw new InvalidDataException("The manifest has no metadata.");
        var repository = Child(metadata, "repository");
        var groups = Children(Child(metadata, "dependencies"), "group").ToList();
        var license = Child(metadata, "license");
        return new PackageMetadata
        {
            Id = Text(metadata, "id"),
            Version = Text(metadata, "version"),
            License = license?.Attribute("type")?.Value == "expression" ? license.Value.Trim() : "",
            Readme = Text(metadata, "readme"),
            Description = Text(metadata, "description"),
            RepositoryUrl = repository?.Attribute("url")?.Value ?? "",
            RepositoryCommit = repository?.Attribute("commit")?.Value ?? "",
            PackageTypes = [.. Children(Child(metadata, "packageTypes"), "packageType").Select(type => type.Attribute("name")?.Value ?? "")],
            TargetFrameworks = [.. groups.Select(Framework)],
            Dependencies =
            [
                .. Children(Child(metadata, "dependencies"), "dependency").Select(item => Dependency(item, "")),
                .. groups.SelectMany(group => Children(group, "dependency").Select(item => Dependency(item, Framework(group)))),
            ],
        };
    }

    /// <summary>Reads the commands of <c>DotnetToolSettings.xml</c>.</summary>
    /// <exception cref="XmlException">It is not XML.</exception>
    public static IReadOnlyList<ToolCommand> ToolCommands(Stream stream) =>
    [
        .. Children(Child(Load(stream).Root, "Commands"), "Command")
            .Select(command => new ToolCommand(command.Attribute("Name")?.Value ?? "", command.Attribute("EntryPoint")?.Value ?? "")),
    ];

    private static XDocument Load(Stream stream)
    {
        using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        return XDocument.Load(reader);
    }

    private static PackageDependency Dependency(XElement element, string framework) =>
        new(element.Attribute("id")?.Value ?? "", element.Attribute("version")?.Value ?? "", framework);

    private static string Framework(XElement group) => group.Attribute("targetFramework")?.Value ?? "";

    private static XElement? Child(XElement? parent, string name) => Children(parent, name).FirstOrDefault();

    private static IEnumerable<XElement> Children(XElement? parent, string name) => parent?.Elements().Where(child => child.Name.LocalName == name) ?? [];

    private static string Text(XElement metadata, string name) => Child(metadata, name)?.Value.Trim() ?? "";
}
