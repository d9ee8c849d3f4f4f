namespace WorldForge.Providers;

/// <summary>The adapters of this assembly.</summary>
public static class ProviderAdapters
{
    /// <summary>
    /// Every provider that WorldForge ships, in the fixed order of its tables: the mock of the core, then the adapters. Factories
    /// are lazy: reading the catalog makes no adapter and loads no runtime.
    /// </summary>
    public static ProviderCatalog Catalog { get; } = ProviderCatalog.BuiltIn.With(
    [
        // The order is fixed: cosmos-policy, leworldmodel, gr00t, lerobot, jepa, genie.
        CosmosPolicy.CosmosPolicyProvider.CatalogEntry,
        LeWorldModel.LeWorldModelProvider.CatalogEntry,
        Groot.GrootProvider.CatalogEntry,
        LeRobot.LeRobotProvider.CatalogEntry,
        Jepa.JepaProvider.CatalogEntry,
        Genie.GenieProvider.CatalogEntry,
    ]);
}
