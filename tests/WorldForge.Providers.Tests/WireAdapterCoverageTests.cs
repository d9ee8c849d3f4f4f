using WorldForge.Providers.CosmosPolicy;
using WorldForge.Providers.Groot;
using WorldForge.Testing.Conformance;

namespace WorldForge.Providers.Tests;

public sealed class WireAdapterCoverageTests
{
    [Fact]
    public void The_adapters_of_remote_servers_derive_every_suite() => ConformanceCoverage.AssertAdaptersDerive(
        [typeof(CosmosPolicyProvider), typeof(GrootProvider)], typeof(WireAdapterCoverageTests).Assembly.GetExportedTypes());
}
