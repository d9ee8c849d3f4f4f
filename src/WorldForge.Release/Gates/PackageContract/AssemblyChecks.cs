using WorldForge.Release.Gates.Build;
using WorldForge.Release.Git;

namespace WorldForge.Release.Gates.PackageContract;

/// <summary>What assemblies and symbols must show: their version and commit, that they belong together, and nothing of the packing machine.</summary>
internal static class AssemblyChecks
{
    public static IEnumerable<(string Subject, string Message)> Of(ExpectedPackage expected, InspectedPackage package, InspectedPackage? symbols, PackageContractFacts facts)
    {
        var version = facts.Commit == GitState.Unknown ? expected.Version : $"{expected.Version}+{facts.Commit}";
        if (package.Assemblies.Count == 0)
        {
            yield return ("assembly", "The package holds no assembly of this repository.");
        }

        foreach (var assembly in package.Assemblies)
        {
            if (assembly.InformationalVersion != version)
            {
                yield return (assembly.Entry, $"Expected informational version '{version}'; found '{assembly.InformationalVersion}'.");
            }

            foreach (var folder in assembly.HostPaths)
            {
                yield return (assembly.Entry, $"The bytes contain the {folder} folder of the machine that packed.");
            }

            if (assembly.SymbolPath.Length > 0 && !SymbolReader.IsMapped(assembly.SymbolPath))
            {
                yield return (assembly.Entry, $"The path of the symbol file is not mapped to '/_/': '{assembly.SymbolPath}'.");
            }

            foreach (var finding in Symbols(assembly, package, symbols))
            {
                yield return finding;
            }
        }
    }

    public static IEnumerable<(string Subject, string Message)> Of(InspectedPackage package, PackageContractFacts facts)
    {
        var needsSourceLink = facts.Commit != GitState.Unknown && PackageRules.SourceLinkHosts.Contains(facts.OriginHost);
        foreach (var symbols in package.Symbols)
        {
            if (symbols.UnmappedDocuments.Count > 0)
            {
                yield return (symbols.Entry, $"{symbols.UnmappedDocuments.Count} of {symbols.DocumentCount} source paths are not mapped to '/_/', such as '{symbols.UnmappedDocuments[0]}'.");
            }

            if (symbols.SourceLink.Length == 0 ? needsSourceLink : !symbols.SourceLink.Contains(facts.Commit, StringComparison.Ordinal))
            {
                yield return (symbols.Entry, symbols.SourceLink.Length == 0
                    ? $"The origin is on {facts.OriginHost}, but there is no Source Link map."
                    : "The Source Link map does not lead to the packed commit.");
            }
        }
    }

    private static IEnumerable<(string Subject, string Message)> Symbols(InspectedAssembly assembly, InspectedPackage package, InspectedPackage? symbols)
    {
        var entry = Path.ChangeExtension(assembly.Entry, ".pdb");
        var candidates = new[] { package, symbols }
            .OfType<InspectedPackage>()
            .SelectMany(item => item.Symbols.Where(symbol => symbol.Entry == entry).Select(symbol => (item.Kind, symbol.Id)))
            .ToList();
        if (symbols is not null && !candidates.Any(candidate => candidate.Kind == PackageKind.Symbols))
        {
            yield return (assembly.Entry, $"The symbol package lacks '{entry}'.");
        }

        if (candidates.Any(candidate => candidate.Id != assembly.SymbolId))
        {
            yield return (assembly.Entry, "The symbols are those of another compilation: their ids differ.");
        }
    }
}
