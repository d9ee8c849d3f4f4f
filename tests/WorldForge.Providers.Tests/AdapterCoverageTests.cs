using WorldForge.Providers.Genie;
using WorldForge.Providers.Jepa;
using WorldForge.Providers.LeRobot;
using WorldForge.Providers.LeWorldModel;
using WorldForge.Testing.Conformance;

namespace WorldForge.Providers.Tests;

public sealed class AdapterCoverageTests
{
    [Fact]
    public void The_adapters_of_local_models_derive_every_suite() => ConformanceCoverage.AssertAdaptersDerive(
        [typeof(LeWorldModelProvider), typeof(LeRobotProvider), typeof(JepaProvider), typeof(JepaWmsProvider), typeof(GenieProvider)],
        typeof(AdapterCoverageTests).Assembly.GetExportedTypes(),
        new ConformanceException(nameof(GenieProvider), "A reservation: its methods are closed, and no suite of a capability applies."));
}
