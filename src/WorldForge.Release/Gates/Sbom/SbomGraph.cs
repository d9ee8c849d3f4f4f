using System.Collections.Immutable;
using WorldForge.Release.Gates.Build;
using WorldForge.Release.Gates.PackageContract;

namespace WorldForge.Release.Gates.Sbom;

/// <summary>Who is made of whom: where each shipped assembly comes from, and which packages a user gets with ours. Pure.</summary>
internal sealed class SbomGraph
{
    private readonly ILookup<string, ExpectedPackage> _own;
    private readonly ILookup<string, LockedComponent> _components;
    private readonly ILookup<string, (string Ref, string? Key)> _origins;
    private readonly ILookup<string, (string Ref, string? Key)> _modules;
    private readonly ImmutableHashSet<string> _precompiled;

    public SbomGraph(SbomFacts facts)
    {
        _own = facts.Expected.ToLookup(package => package.Id, StringComparer.OrdinalIgnoreCase);
        _components = facts.Components.ToLookup(component => component.Key(), StringComparer.Ordinal);
        var portable = facts.Compiled.Where(file => !file.IsPrecompiled).Select(file => (file.Sha256, file.ModuleId, Origin: (Ref: OwnRef(facts, file), Key: (string?)null)))
            .Concat(facts.Components.SelectMany(component => (component.Restored?.Assemblies ?? []).Select(file => (file.Sha256, file.ModuleId, Origin: (Ref: Ref(component), Key: (string?)component.Key())))))
            .ToList();
        _origins = portable.ToLookup(item => item.Sha256, item => item.Origin, StringComparer.Ordinal);
        _modules = portable.Where(item => item.ModuleId.Length > 0).ToLookup(item => item.ModuleId, item => item.Origin, StringComparer.Ordinal);
        _precompiled = [.. facts.Compiled.Where(file => file is { IsPrecompiled: true }).Select(file => file.Sha256)];
        Required = Closure(facts.Packages.SelectMany(package => Named(package).Concat(Carried(package).Select(origin => origin.Key).OfType<string>())));
    }

    /// <summary>The keys of the locked packages that a user of a shipped package gets.</summary>
    public ImmutableHashSet<string> Required { get; }

    /// <summary>The reference of a locked package.</summary>
    public static string Ref(LockedComponent component) => PackageUrl.Of(component.Id, component.Version);

    /// <summary>The reference of a key; that of a key which nothing pins leads nowhere, and is found there.</summary>
    public string Ref(string key) => _components[key].FirstOrDefault() is { } component ? Ref(component) : $"unresolved:{key}";

    /// <summary>
    /// Where a shipped file comes from; null when nobody can say. Portable code must have the bytes of its origin. Code compiled
    /// ahead of time must have the bytes that the packing compiled, and the module id of the portable code that it was made from.
    /// </summary>
    public (string Ref, string? Key)? Origin(HashedFile file) =>
        _origins[file.Sha256].Cast<(string, string?)?>().FirstOrDefault()
        ?? (_precompiled.Contains(file.Sha256) ? _modules[file.ModuleId].Cast<(string, string?)?>().FirstOrDefault() : null);

    /// <summary>The locked package that a dependency of a manifest leads to; null when the project's lock file has none that fits.</summary>
    public LockedComponent? Resolve(ShippedPackage package, PackageDependency dependency) => _components
        .SelectMany(group => group)
        .Where(component => string.Equals(component.Id, dependency.Id, StringComparison.OrdinalIgnoreCase) && component.Pins.Any(pin => pin.File == LockFile(package)))
        .FirstOrDefault(component => VersionFit.Satisfies(component.Version, dependency.Version));

    /// <summary>Our package that a dependency of a manifest leads to; null when it names none of ours in this version.</summary>
    public ExpectedPackage? ResolveOwn(PackageDependency dependency) =>
        _own[dependency.Id].FirstOrDefault(package => VersionFit.Satisfies(package.Version, dependency.Version));

    /// <summary>The references that a package depends on itself, by its manifest and by what it carries, in ordinal order.</summary>
    public IEnumerable<string> Direct(ShippedPackage package) => Dependencies(package).Select(ResolveOwn).OfType<ExpectedPackage>().Select(own => PackageUrl.Of(own.Id, own.Version))
        .Concat(Named(package).Select(Ref))
        .Concat(Carried(package).Select(origin => origin.Ref))
        .Where(reference => reference.StartsWith("pkg:", StringComparison.Ordinal) && reference != PackageUrl.Of(package.Metadata!.Id, package.Metadata.Version))
        .Distinct(StringComparer.Ordinal)
        .Order(StringComparer.Ordinal);

    private static string OwnRef(SbomFacts facts, HashedFile file)
    {
        var project = file.Entry.Split('/')[0];
        return facts.Expected.FirstOrDefault(package => package.Project.EndsWith($"/{project}.csproj", StringComparison.Ordinal)) is { } own
            ? PackageUrl.Of(own.Id, own.Version)
            : $"project:{project}";
    }

    private static IEnumerable<PackageDependency> Dependencies(ShippedPackage package) => package.Metadata?.Dependencies ?? [];

    private string LockFile(ShippedPackage package) => _own[package.Metadata?.Id ?? ""].FirstOrDefault() is { } own
        ? $"{own.Project[..own.Project.LastIndexOf('/')]}/packages.lock.json"
        : "";

    private IEnumerable<string> Named(ShippedPackage package) => Dependencies(package).Select(dependency => Resolve(package, dependency)?.Key()).OfType<string>();

    private IEnumerable<(string Ref, string? Key)> Carried(ShippedPackage package) => package.Files.Where(file => file.IsCode).Select(Origin).OfType<(string, string?)>();

    private ImmutableHashSet<string> Closure(IEnumerable<string> roots)
    {
        HashSet<string> found = new(StringComparer.Ordinal);
        Queue<string> open = new(roots);
        while (open.TryDequeue(out var key))
        {
            if (found.Add(key))
            {
                foreach (var next in _components[key].SelectMany(component => component.Dependencies))
                {
                    open.Enqueue(next);
                }
            }
        }

        return [.. found];
    }
}
