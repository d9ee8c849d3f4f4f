using System.Collections.Immutable;
using WorldForge.Serialization;

namespace WorldForge.Release.Gates.Sbom;

/// <summary>The edges between packages as the lock files resolve them.</summary>
internal static class LockGraph
{
    /// <summary>Reads the edges of lock files that <see cref="DependencyAudit.LockedDependencies"/> has found sound.</summary>
    /// <returns>The keys of a package's dependencies by its own key, over all lock files.</returns>
    public static ILookup<string, string> Read(string root, IEnumerable<string> files) => files
        .Where(file => Path.GetFileName(file) == "packages.lock.json")
        .SelectMany(file => Frameworks((JsonObject)StrictJson.Parse(File.ReadAllBytes(Path.Combine(root, file)))))
        .Distinct()
        .ToLookup(edge => edge.From, edge => edge.To, StringComparer.Ordinal);

    private static IEnumerable<(string From, string To)> Frameworks(JsonObject document)
    {
        var frameworks = (JsonObject)document["dependencies"];
        foreach (var (name, packages) in frameworks)
        {
            // A section for one platform, such as net10.0/linux-x64, states only what differs from the section of the framework.
            var resolved = Versions((JsonObject)packages);
            if (frameworks.TryGetValue(name.Split('/')[0], out var general))
            {
                resolved = Versions((JsonObject)general).SetItems(resolved);
            }

            foreach (var edge in Edges((JsonObject)packages, resolved))
            {
                yield return edge;
            }
        }
    }

    private static IEnumerable<(string From, string To)> Edges(JsonObject packages, ImmutableDictionary<string, string> resolved) =>
        from package in packages
        where package.Value is JsonObject
        let fields = (JsonObject)package.Value
        where fields.ContainsKey("resolved") && fields.TryGetValue("dependencies", out var listed) && listed is JsonObject
        from dependency in (JsonObject)fields["dependencies"]
        select (LockedComponent.KeyOf(package.Key, resolved[package.Key]), LockedComponent.KeyOf(dependency.Key, resolved.GetValueOrDefault(dependency.Key, "unresolved")));

    private static ImmutableDictionary<string, string> Versions(JsonObject packages) => packages
        .Where(package => package.Value is JsonObject fields && fields.ContainsKey("resolved"))
        .ToImmutableDictionary(package => package.Key, package => ((JsonText)((JsonObject)package.Value)["resolved"]).Value, StringComparer.OrdinalIgnoreCase);
}
