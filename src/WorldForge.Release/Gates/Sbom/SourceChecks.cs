using WorldForge.Release.Gates.Build;

namespace WorldForge.Release.Gates.Sbom;

/// <summary>Whether the document would say everything: each package there and unchanged, each assembly accounted for, each pin the bytes on disk.</summary>
internal static class SourceChecks
{
    /// <summary>All findings.</summary>
    public static IEnumerable<GateFinding> Of(SbomFacts facts)
    {
        var graph = new SbomGraph(facts);
        return
        [
            .. facts.Expected.Count == 0 ? [Finding("projects", null, "Expected at least one package; found none.")] : Array.Empty<GateFinding>(),
            .. facts.Expected.SelectMany(expected => Missing(expected, facts)),
            .. facts.Packages.SelectMany(package => Package(package, facts, graph)),
            .. facts.Components.GroupBy(component => component.Key(), StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => Finding(group.Key, null, "The package is listed more than once.")),
            .. facts.Components.SelectMany(component => Pins(component)),
            .. facts.Components.Where(component => graph.Required.Contains(component.Key())).SelectMany(Required),
        ];
    }

    private static IEnumerable<GateFinding> Missing(ExpectedPackage expected, SbomFacts facts) => new[] { expected.PackageFile, expected.SymbolFile }
        .Where(file => !facts.Packages.Any(package => package.File == file))
        .Select(file => Finding(file, null, "The file is not in dist/, so it cannot be described."));

    private static IEnumerable<GateFinding> Package(ShippedPackage package, SbomFacts facts, SbomGraph graph)
    {
        var place = $"dist/{package.File}";
        if (package.Sha256 != package.PackedSha256)
        {
            yield return Finding(package.File, place, "The bytes are not those that were packed.");
        }

        if (package.Problem is not null || package.Metadata is not { } metadata)
        {
            yield return Finding(package.File, place, $"The file cannot be read as a package: {package.Problem}");
            yield break;
        }

        if (!facts.Expected.Any(expected => expected.Id == metadata.Id && expected.Version == metadata.Version && (package.File == expected.PackageFile || package.File == expected.SymbolFile)))
        {
            yield return Finding(package.File, place, $"No packable project makes '{metadata.Id}' {metadata.Version} under this name.");
        }

        if (!SpdxLicense.IsReviewed(metadata.License) && !package.File.EndsWith(".snupkg", StringComparison.Ordinal))
        {
            yield return Finding(package.File, place, License(metadata.License));
        }

        foreach (var file in package.Files.Where(file => file.IsCode && graph.Origin(file) is null))
        {
            yield return Finding($"{package.File}:{file.Entry}", place, $"Nobody accounts for '{file.Entry}': it is neither what the packing compiled nor in a locked package.");
        }

        foreach (var dependency in metadata.Dependencies.Where(dependency => graph.ResolveOwn(dependency) is null && graph.Resolve(package, dependency) is null))
        {
            yield return Finding($"{package.File}:{dependency.Id}", place, $"The dependency on '{dependency.Id}' {dependency.Version} is not what the project's lock file pins.");
        }
    }

    private static IEnumerable<GateFinding> Pins(LockedComponent component)
    {
        if (component.Restored is not { } restored)
        {
            yield break;
        }

        if (restored.Problem is not null)
        {
            yield return Finding(component.Key(), component.Pins[0].File, $"The restored package cannot be read: {restored.Problem}");
        }

        foreach (var pin in component.Pins.Where(pin => pin.ContentHash.Length > 0 && pin.ContentHash != restored.ContentHash))
        {
            yield return Finding(component.Key(), pin.File, "The pinned content hash is not that of the restored package's bytes.");
        }
    }

    private static IEnumerable<GateFinding> Required(LockedComponent component)
    {
        if (component.Restored is not { } restored)
        {
            yield return Finding(component.Key(), component.Pins[0].File, "The package is shipped or required and was not restored, so its bytes cannot be described.");
            yield break;
        }

        if (component.Pins.All(pin => pin.ContentHash.Length == 0))
        {
            yield return Finding(component.Key(), component.Pins[0].File, "The package is shipped or required and nothing pins its content.");
        }

        if (!SpdxLicense.IsReviewed(restored.License))
        {
            yield return Finding(component.Key(), component.Pins[0].File, License(restored.License));
        }
    }

    private static string License(string expression) => expression.Length == 0
        ? "The package states no license expression."
        : $"The license '{expression}' is not one that has been reviewed.";

    private static GateFinding Finding(string subject, string? location, string message) => new() { Subject = subject, Location = location, Message = message };
}
