using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using WorldForge.Release.Repository;
using WorldForge.Serialization;

namespace WorldForge.Release.Gates.DependencyAudit;

/// <summary>Reads the dependency set: lock files, pinned local tools, exact package downloads. Nothing is restored or resolved.</summary>
internal static class LockedDependencies
{
    private const string ToolManifest = ".config/dotnet-tools.json";

    /// <summary>Reads the whole set.</summary>
    /// <param name="root">The repository root.</param>
    /// <param name="files">The files of the repository.</param>
    /// <param name="projects">The projects, for their downloads.</param>
    /// <exception cref="CollectionException">A file cannot be understood; without the whole set there is nothing to audit.</exception>
    public static ImmutableArray<LockedDependency> Read(string root, IEnumerable<string> files, IEnumerable<SolutionProject> projects) =>
    [
        .. files.Where(file => Path.GetFileName(file) == "packages.lock.json").SelectMany(file => Parse(root, file, LockFile))
            .Concat(files.Contains(ToolManifest) ? Parse(root, ToolManifest, Tools) : [])
            .Concat(projects.SelectMany(Downloads))
            .OrderBy(dependency => dependency.Line(), StringComparer.Ordinal),
    ];

    /// <summary>The digest of the canonical text: one line per dependency, ordinal order, LF.</summary>
    public static string Digest(IEnumerable<LockedDependency> dependencies)
    {
        var text = new StringBuilder();
        foreach (var dependency in dependencies)
        {
            text.Append(dependency.Line()).Append('\n');
        }

        return $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))}";
    }

    private static IEnumerable<LockedDependency> Parse(string root, string file, Func<string, JsonObject, IEnumerable<LockedDependency>> read)
    {
        if (!StrictJson.TryParse(File.ReadAllBytes(Path.Combine(root, file)), null, out var value, out var error) || value is not JsonObject document)
        {
            throw Unreadable(file, error is null ? "expected an object" : error.ToString()!);
        }

        return [.. read(file, document)];
    }

    private static IEnumerable<LockedDependency> LockFile(string file, JsonObject document) =>
        from framework in Object(document, "dependencies", file)
        from package in framework.Value as JsonObject ?? throw Unreadable(file, $"'{framework.Key}' is not an object")
        let fields = package.Value as JsonObject ?? throw Unreadable(file, $"'{package.Key}' is not an object")
        where Text(fields, "type", file) != "Project"
        select new LockedDependency
        {
            Project = file,
            Framework = framework.Key,
            Kind = Text(fields, "type", file),
            Id = package.Key,
            Version = Text(fields, "resolved", file),
            ContentHash = fields.TryGetValue("contentHash", out var hash) && hash is JsonText text ? text.Value : "",
        };

    private static IEnumerable<LockedDependency> Tools(string file, JsonObject document) =>
        from tool in Object(document, "tools", file)
        let fields = tool.Value as JsonObject ?? throw Unreadable(file, $"'{tool.Key}' is not an object")
        select new LockedDependency { Project = file, Framework = "", Kind = "Tool", Id = tool.Key, Version = Text(fields, "version", file), ContentHash = "" };

    private static IEnumerable<LockedDependency> Downloads(SolutionProject project) => project.PackageDownloads.Select(pin => new LockedDependency
    {
        Project = project.Path,
        Framework = "",
        Kind = "Download",
        Id = pin.Id,
        Version = pin.Version,
        ContentHash = pin.ContentHash,
    });

    private static JsonObject Object(JsonObject parent, string key, string file) =>
        parent.TryGetValue(key, out var value) && value is JsonObject child ? child : throw Unreadable(file, $"'{key}' is missing or not an object");

    private static string Text(JsonObject fields, string key, string file) =>
        fields.TryGetValue(key, out var value) && value is JsonText text ? text.Value : throw Unreadable(file, $"'{key}' is missing or not text");

    private static CollectionException Unreadable(string file, string problem) =>
        CollectionException.Blocked($"The dependency set cannot be read: {file}: {problem}. See the Lockfile gate.");
}
