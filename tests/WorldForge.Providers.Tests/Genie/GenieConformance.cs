using WorldForge.Providers.Genie;
using WorldForge.Testing.Conformance;

namespace WorldForge.Providers.Tests.Genie;

public sealed class GenieMetadataConformance : ProviderMetadataConformance<GenieProvider>
{
    protected override GenieProvider CreateProvider() => Closed();

    protected override GenieProvider? CreateUnconfiguredProvider() => new(ProviderEnvironment.Empty);

    internal static GenieProvider Closed() => new(ProviderEnvironment.From(new Dictionary<string, string?> { ["GENIE_API_KEY"] = "api-secret" }));
}

public sealed class GenieLifecycleConformance : LifecycleConformance<GenieProvider>
{
    protected override GenieProvider CreateProvider() => GenieMetadataConformance.Closed();

    protected override GenieProvider? CreateUnconfiguredProvider() => new(ProviderEnvironment.Empty);
}

public sealed class GenieEventConformance : EventConformance<GenieProvider>
{
    protected override GenieProvider CreateProvider() => GenieMetadataConformance.Closed();

    protected override GenieProvider? CreateUnconfiguredProvider() => new(ProviderEnvironment.Empty);
}
