using System.Collections.Frozen;
using WorldForge.Serialization;

namespace WorldForge.Release.Gates.Sbom;

/// <summary>Whether a document agrees with itself, read as a stranger reads it: from its JSON alone.</summary>
internal static class DocumentChecks
{
    private static readonly FrozenDictionary<string, int> HexLengths =
        new Dictionary<string, int>(StringComparer.Ordinal) { ["SHA-256"] = 64, ["SHA-512"] = 128 }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>All findings: what is wrong with which reference.</summary>
    public static IEnumerable<(string Subject, string Message)> Of(JsonObject document)
    {
        var root = Object(Object(document, "metadata"), "component");
        var components = List(document, "components").ToList();
        var rows = List(document, "dependencies").ToList();
        return
        [
            .. Header(document),
            .. References([root, .. components.SelectMany(WithParts)]),
            .. Edges(rows, [root, .. components]),
            .. components.SelectMany(component => Package(component)),
            .. components.SelectMany(WithParts).SelectMany(Hashes),
            .. Reach(root, components, rows),
        ];
    }

    private static IEnumerable<(string Subject, string Message)> Header(JsonObject document)
    {
        if (Text(document, "bomFormat") != "CycloneDX" || Text(document, "specVersion") != SbomDocument.SpecVersion)
        {
            yield return ("document", $"Expected a CycloneDX document of version {SbomDocument.SpecVersion}.");
        }

        if (Text(document, "serialNumber") != SbomDocument.Serial(document))
        {
            yield return ("document", "The serial number does not follow from the content.");
        }

        if (Text(Object(document, "metadata"), "timestamp").Length == 0)
        {
            yield return ("document", "There is no time stamp.");
        }
    }

    private static IEnumerable<(string Subject, string Message)> References(IEnumerable<JsonObject> components) => components
        .GroupBy(component => Text(component, "bom-ref"), StringComparer.Ordinal)
        .Where(group => group.Key.Length == 0 || group.Count() > 1)
        .Select(group => group.Key.Length == 0
            ? (Text(group.First(), "name"), "The component has no reference.")
            : (group.Key, $"{group.Count()} components have this reference."));

    private static IEnumerable<(string Subject, string Message)> Edges(List<JsonObject> rows, IEnumerable<JsonObject> components)
    {
        var known = components.Select(component => Text(component, "bom-ref")).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. rows.Where(row => !known.Contains(Text(row, "ref"))).Select(row => (Text(row, "ref"), "The dependencies are those of a component that is not listed.")),
            .. rows.SelectMany(row => On(row).Where(to => !known.Contains(to)).Select(to => (Text(row, "ref"), $"The dependency '{to}' does not resolve to a component."))),
            .. rows.Where(row => On(row).Contains(Text(row, "ref"))).Select(row => (Text(row, "ref"), "The component depends on itself.")),
            .. rows.GroupBy(row => Text(row, "ref"), StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => (group.Key, "The dependencies are stated more than once.")),
            .. known.Except(rows.Select(row => Text(row, "ref"))).Select(reference => (reference, "The dependencies of the component are not stated.")),
        ];
    }

    private static IEnumerable<(string Subject, string Message)> Package(JsonObject component)
    {
        var (subject, purl, required) = (Text(component, "bom-ref"), Text(component, "purl"), Text(component, "scope") == "required");
        if (Text(component, "type") != "file" && !PackageUrl.Names(purl, Text(component, "name"), Text(component, "version")))
        {
            yield return (subject, $"The package URL '{purl}' does not name this package and version.");
        }

        if (!List(component, "licenses").Any())
        {
            yield return (subject, "The component states no license.");
        }

        if (required && !List(component, "hashes").Any())
        {
            yield return (subject, "The component is shipped or required and has no hash.");
        }
    }

    private static IEnumerable<(string Subject, string Message)> Hashes(JsonObject component) => List(component, "hashes")
        .Where(hash => !IsHash(Text(hash, "alg"), Text(hash, "content")))
        .Select(hash => (Text(component, "bom-ref"), $"The hash is no {Text(hash, "alg")}."));

    private static bool IsHash(string algorithm, string content) =>
        HexLengths.TryGetValue(algorithm, out var length) && content.Length == length && content.All(char.IsAsciiHexDigitLower);

    /// <summary>What is required must be reached from the release, and what is excluded must not be.</summary>
    private static IEnumerable<(string Subject, string Message)> Reach(JsonObject root, List<JsonObject> components, List<JsonObject> rows)
    {
        var edges = rows.ToLookup(row => Text(row, "ref"), On, StringComparer.Ordinal);
        HashSet<string> reached = new(StringComparer.Ordinal);
        Queue<string> open = new([Text(root, "bom-ref")]);
        while (open.TryDequeue(out var reference))
        {
            if (reached.Add(reference))
            {
                foreach (var next in edges[reference].SelectMany(on => on))
                {
                    open.Enqueue(next);
                }
            }
        }

        return components
            .Where(component => reached.Contains(Text(component, "bom-ref")) != (Text(component, "scope") == "required"))
            .Select(component => (Text(component, "bom-ref"), $"The scope '{Text(component, "scope")}' contradicts the dependencies."));
    }

    private static IEnumerable<JsonObject> WithParts(JsonObject component) => [component, .. List(component, "components").SelectMany(WithParts)];

    private static IEnumerable<string> On(JsonObject row) =>
        row.TryGetValue("dependsOn", out var value) && value is JsonList list ? list.OfType<JsonText>().Select(text => text.Value) : [];

    private static IEnumerable<JsonObject> List(JsonObject parent, string key) =>
        parent.TryGetValue(key, out var value) && value is JsonList list ? list.OfType<JsonObject>() : [];

    private static JsonObject Object(JsonObject parent, string key) => parent.TryGetValue(key, out var value) && value is JsonObject child ? child : JsonObject.Empty;

    private static string Text(JsonObject parent, string key) => parent.TryGetValue(key, out var value) && value is JsonText text ? text.Value : "";
}
