using System.Collections.Immutable;

namespace WorldForge.Release.Gates.PackageContract;

/// <summary>What each package of this repository may be and may depend on. A package that is not named here is itself a finding.</summary>
public sealed record PackageRules
{
    /// <summary>The license expression of every package.</summary>
    public const string License = "MIT";

    /// <summary>The one target framework.</summary>
    public const string TargetFramework = "net10.0";

    /// <summary>The command of the tool package.</summary>
    public const string Command = "worldforge";

    private const string Core = "WorldForge";
    private const string Providers = "WorldForge.Providers";

    /// <summary>The hosts for which the SDK writes Source Link maps.</summary>
    public static ImmutableArray<string> SourceLinkHosts { get; } = ["github.com", "gitlab.com", "bitbucket.org", "dev.azure.com"];

    /// <summary>The rules by package id.</summary>
    public static ImmutableSortedDictionary<string, PackageRules> ById { get; } = new Dictionary<string, PackageRules>(StringComparer.Ordinal)
    {
        [Core] = Library("Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.Logging.Abstractions", "Polly.Core"),
        [Providers] = Library(Core),
        ["WorldForge.Tensors"] = Library(Core, Providers, "System.Numerics.Tensors"),
        ["WorldForge.Testing"] = Library(Core, "xunit.v3.assert", "xunit.v3.extensibility.core"),
        ["WorldForge.AspNetCore"] = Library(Core),
        ["WorldForge.Rerun"] = Library(Core),
        ["WorldForge.Release"] = Library(Core, "Markdig", "NuGet.Versioning", "YamlDotNet"),
        ["WorldForge.Cli"] = new PackageRules { Kind = PackageKind.Tool, Dependencies = [], ForbiddenAssemblies = ["WorldForge.Release", "WorldForge.Testing"] },
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>Library or tool.</summary>
    public required PackageKind Kind { get; init; }

    /// <summary>The packages that it may refer to itself.</summary>
    public required ImmutableArray<string> Dependencies { get; init; }

    /// <summary>
    /// The packages that its manifest may name: its own, and those of the packages of this repository that it builds on, because
    /// pinning transitive versions centrally lists them again.
    /// </summary>
    public IEnumerable<string> Closure => Dependencies.Concat(Dependencies.SelectMany(id => ById.TryGetValue(id, out var rules) ? rules.Closure : [])).Distinct(StringComparer.Ordinal);

    /// <summary>Assemblies of this repository that it must not carry.</summary>
    public ImmutableArray<string> ForbiddenAssemblies { get; init; } = [];

    private static PackageRules Library(params ImmutableArray<string> dependencies) => new() { Kind = PackageKind.Library, Dependencies = dependencies };
}
