using WorldForge.Evidence;
using WorldForge.Providers;

namespace WorldForge.Promotion;

/// <summary>A provider that is looked at: one of a catalog, or a candidate that hosts construct themselves.</summary>
public sealed record ProviderTarget
{
    /// <summary>The provider's name.</summary>
    public required string Name { get; init; }

    /// <summary>Makes the provider.</summary>
    public required Func<ProviderFactoryContext, IWorldModelProvider> Factory { get; init; }

    /// <summary>Whether a catalog names it.</summary>
    public bool IsInCatalog { get; init; }

    /// <summary>The page that documents it, relative to <c>docs/</c>.</summary>
    public string? DocsPage { get; init; }

    /// <summary>What its host must bring; null when it ships none.</summary>
    public ProviderRuntimeManifest? RuntimeManifest { get; init; }

    /// <summary>Where the target comes from, as reports write it.</summary>
    public string Source => IsInCatalog ? "catalog" : "direct_construction_candidate";

    /// <summary>The target that a catalog entry is.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="manifest">Its runtime manifest, or null.</param>
    public static ProviderTarget Of(ProviderCatalogEntry entry, ProviderRuntimeManifest? manifest)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return new ProviderTarget { Name = entry.Name, Factory = entry.Create, IsInCatalog = true, DocsPage = entry.DocsPage, RuntimeManifest = manifest };
    }
}
