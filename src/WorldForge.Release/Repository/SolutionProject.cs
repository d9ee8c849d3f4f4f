using System.Xml;
using System.Xml.Linq;

namespace WorldForge.Release.Repository;

/// <summary>One project of the repository, read from its file without evaluating it.</summary>
public sealed record SolutionProject
{
    /// <summary>The project file, relative to the repository root, with forward slashes.</summary>
    public required string Path { get; init; }

    /// <summary>The file name without its extension.</summary>
    public required string Name { get; init; }

    /// <summary>The project's own folder, relative to the repository root.</summary>
    public required string Folder { get; init; }

    /// <summary>The projects it references, relative to the repository root, in file order.</summary>
    public required IReadOnlyList<string> References { get; init; }

    /// <summary>Exact package downloads that lock files do not cover.</summary>
    public required IReadOnlyList<PackagePin> PackageDownloads { get; init; }

    /// <summary>Whether the project says that it is packed.</summary>
    public required bool IsPackable { get; init; }

    /// <summary>Whether the project lies in the test tree and is run by the test runner.</summary>
    public bool IsTest => Path.StartsWith("tests/", StringComparison.Ordinal) && Name.EndsWith(".Tests", StringComparison.Ordinal);

    /// <summary>Whether the project is shipped source.</summary>
    public bool IsSource => Path.StartsWith("src/", StringComparison.Ordinal);

    /// <summary>Reads a project file.</summary>
    /// <exception cref="InvalidDataException">The file is not XML; the message names it.</exception>
    public static SolutionProject Read(string root, string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var documents = Load(root, path);
        var folder = path.Contains('/', StringComparison.Ordinal) ? path[..path.LastIndexOf('/')] : "";
        return new SolutionProject
        {
            Path = path,
            Name = System.IO.Path.GetFileNameWithoutExtension(path),
            Folder = folder,
            References = [.. Items(documents, "ProjectReference").Select(item => Normalize(folder, item.Include))],
            PackageDownloads = [.. Items(documents, "PackageDownload").Select(item => new PackagePin(
                item.Include,
                Expand(item.Element.Attribute("Version")?.Value ?? "", documents).Trim('[', ']'),
                Expand(item.Element.Attribute("ContentHash")?.Value ?? "", documents)))],
            IsPackable = documents.Descendants("IsPackable").LastOrDefault()?.Value.Trim() == "true",
        };
    }

    /// <summary>The project file after the files that it imports by a plain relative path.</summary>
    private static List<XDocument> Load(string root, string path)
    {
        XDocument document;
        try
        {
            using var reader = XmlReader.Create(System.IO.Path.Combine(root, path), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            document = XDocument.Load(reader);
        }
        catch (XmlException exception)
        {
            throw new InvalidDataException($"{path} is not a project file: {exception.Message}", exception);
        }

        var folder = path.Contains('/', StringComparison.Ordinal) ? path[..path.LastIndexOf('/')] : "";
        var imports = document.Descendants("Import")
            .Select(import => import.Attribute("Project")?.Value ?? "")
            .Where(import => import.Length > 0 && !import.Contains("$(", StringComparison.Ordinal))
            .Select(import => Normalize(folder, import))
            .Where(import => File.Exists(System.IO.Path.Combine(root, import)));
        return [.. imports.SelectMany(import => Load(root, import)), document];
    }

    private static IEnumerable<(XElement Element, string Include)> Items(IReadOnlyList<XDocument> documents, string name) => documents.Descendants(name)
        .Select(element => (element, element.Attribute("Include")?.Value ?? ""))
        .Where(item => item.Item2.Length > 0);

    private static string Expand(string text, IReadOnlyList<XDocument> documents) =>
        text.StartsWith("[$(", StringComparison.Ordinal) || text.StartsWith("$(", StringComparison.Ordinal)
            ? documents.Descendants(text.Trim('[', ']')[2..^1]).FirstOrDefault()?.Value.Trim() ?? text
            : text;

    private static string Normalize(string folder, string include)
    {
        Stack<string> parts = new(folder.Split('/', StringSplitOptions.RemoveEmptyEntries));
        foreach (var part in include.Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == "..")
            {
                parts.TryPop(out _);
            }
            else if (part != ".")
            {
                parts.Push(part);
            }
        }

        return string.Join('/', parts.Reverse());
    }
}
