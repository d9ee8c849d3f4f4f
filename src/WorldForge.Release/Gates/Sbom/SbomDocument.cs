using WorldForge.Release.Reports;
using WorldForge.Serialization;

namespace WorldForge.Release.Gates.Sbom;

/// <summary>The bill of materials as a CycloneDX 1.6 document: a function of the facts, without a clock and without chance.</summary>
internal static class SbomDocument
{
    /// <summary>Where the document goes.</summary>
    public const string Path = ".worldforge/sbom/worldforge.cdx.json";

    /// <summary>The reference of the release itself.</summary>
    public const string Release = "release";

    /// <summary>The version of the CycloneDX specification.</summary>
    public const string SpecVersion = "1.6";

    private const string NotCovered = "The .NET runtime, its shared frameworks and the SDK are not packages and are not listed.";

    /// <summary>Builds the document.</summary>
    public static JsonObject Of(SbomFacts facts)
    {
        var graph = new SbomGraph(facts);
        var document = JsonObject.Create(
            ("$schema", "http://cyclonedx.org/schema/bom-1.6.schema.json"),
            ("bomFormat", "CycloneDX"),
            ("specVersion", SpecVersion),
            ("version", 1),
            ("metadata", Metadata(facts)),
            ("components", JsonList.Create(Components(facts, graph))),
            ("dependencies", JsonList.Create(Dependencies(facts, graph))));
        return document.With("serialNumber", Serial(document));
    }

    /// <summary>The serial number that belongs to a document: a UUID of version 8, made from the digest of all the rest.</summary>
    public static string Serial(JsonObject document)
    {
        var hex = CanonicalJson.Digest(document.Without("serialNumber")).Hex;
        return $"urn:uuid:{hex[..8]}-{hex[8..12]}-8{hex[13..16]}-8{hex[17..20]}-{hex[20..32]}";
    }

    private static JsonObject Metadata(SbomFacts facts)
    {
        var version = string.Join(", ", facts.Expected.Select(package => package.Version).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        var root = SbomComponent.Create("application", Release, "WorldForge", version)
            .Licenses(facts.Packages.Select(package => License(package, facts)).Distinct(StringComparer.Ordinal))
            .Repository(facts.Packages.Select(package => RestoredPackages.Address(package.Metadata)).FirstOrDefault(address => address.Length > 0) ?? "")
            .Build();
        return JsonObject.Create(
            ("timestamp", ReleaseEvidenceJson.Time(DateTimeOffset.FromUnixTimeSeconds(facts.Timestamp))),
            ("lifecycles", JsonList.Create([JsonObject.Create(("phase", "post-build"))])),
            ("tools", JsonObject.Create(("components", JsonList.Create([JsonObject.Create(("type", "application"), ("name", "WorldForge.Release"), ("version", version))])))),
            ("component", root),
            ("properties", JsonList.Create([SbomComponent.Property("commit", facts.Commit), SbomComponent.Property("not-covered", NotCovered)])));
    }

    private static IEnumerable<JsonValue> Components(SbomFacts facts, SbomGraph graph) =>
        facts.Packages.Where(package => package.Metadata is not null).Select(package => Own(package, facts, graph))
            .Concat(facts.Components.Select(component => Locked(component, graph)))
            .OrderBy(component => ((JsonText)component["bom-ref"]).Value, StringComparer.Ordinal);

    private static JsonObject Own(ShippedPackage package, SbomFacts facts, SbomGraph graph)
    {
        var metadata = package.Metadata!;
        var component = IsSymbols(package)
            ? SbomComponent.Create("file", Ref(package), package.File, metadata.Version)
            : SbomComponent.Create(metadata.PackageTypes.Contains("DotnetTool") ? "application" : "library", Ref(package), metadata.Id, metadata.Version)
                .Purl(metadata.Id)
                .Property("file", $"dist/{package.File}");
        return component
            .Scope("required")
            .Hashes(package.Sha256, package.Sha512)
            .Licenses([License(package, facts)])
            .Repository(RestoredPackages.Address(metadata))
            .Components(package.Files.Select(file => Entry(package, file, graph)))
            .Build();
    }

    private static JsonObject Entry(ShippedPackage package, HashedFile file, SbomGraph graph)
    {
        var component = SbomComponent.Create("file", EntryRef(package, file), file.Entry, null).Hashes(file.Sha256, null);
        if (file.IsCode && graph.Origin(file) is { } origin)
        {
            component.Property("origin", origin.Ref);
        }

        return (file.IsPrecompiled ? component.Property("form", "compiled ahead of time") : component).Build();
    }

    private static JsonObject Locked(LockedComponent component, SbomGraph graph)
    {
        var built = SbomComponent.Create("library", SbomGraph.Ref(component), component.Id, component.Version)
            .Purl(component.Id)
            .Scope(graph.Required.Contains(component.Key()) ? "required" : "excluded")
            .Licenses([component.Restored?.License ?? ""]);
        if (component.Restored is { } restored)
        {
            built.Hashes(null, restored.Sha512).Repository(restored.RepositoryUrl).Property("content-hash", restored.ContentHash);
        }

        return built.Build();
    }

    private static IEnumerable<JsonValue> Dependencies(SbomFacts facts, SbomGraph graph)
    {
        var packages = facts.Packages.Where(package => package.Metadata is not null).ToList();
        return new[] { (Ref: Release, On: packages.Select(Ref)) }
            .Concat(packages.Select(package => (Ref: Ref(package), On: IsSymbols(package) ? [] : graph.Direct(package))))
            .Concat(facts.Components.Select(component => (Ref: SbomGraph.Ref(component), On: component.Dependencies.Select(graph.Ref))))
            .OrderBy(row => row.Ref, StringComparer.Ordinal)
            .Select(row => JsonObject.Create(("ref", row.Ref), ("dependsOn", JsonList.OfTexts(row.On.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)))));
    }

    /// <summary>The SDK writes no license into symbol packages; theirs is that of the package they belong to.</summary>
    private static string License(ShippedPackage package, SbomFacts facts) => (IsSymbols(package)
        ? facts.Packages.FirstOrDefault(other => !IsSymbols(other) && other.Metadata?.Id == package.Metadata?.Id)
        : package)?.Metadata?.License ?? "";

    private static bool IsSymbols(ShippedPackage package) => package.File.EndsWith(".snupkg", StringComparison.Ordinal);

    private static string Ref(ShippedPackage package) =>
        IsSymbols(package) ? $"file:dist/{package.File}" : PackageUrl.Of(package.Metadata!.Id, package.Metadata.Version);

    private static string EntryRef(ShippedPackage package, HashedFile file) =>
        IsSymbols(package) ? $"{Ref(package)}#{file.Entry}" : PackageUrl.Of(package.Metadata!.Id, package.Metadata.Version, file.Entry);
}
