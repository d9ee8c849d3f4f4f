using WorldForge.Providers.Mock;
using WorldForge.Testing.Conformance;

namespace WorldForge.Tests.Providers.Mock;

public sealed class MockMetadataConformance : ProviderMetadataConformance<MockProvider>
{
    protected override MockProvider CreateProvider() => new();
}

public sealed class MockLifecycleConformance : LifecycleConformance<MockProvider>
{
    protected override MockProvider CreateProvider() => new();
}

public sealed class MockEventConformance : EventConformance<MockProvider>
{
    protected override MockProvider CreateProvider() => new();
}

public sealed class MockPredictConformance : PredictConformance<MockProvider>
{
    protected override MockProvider CreateProvider() => new();
}

public sealed class MockEmbedConformance : EmbedConformance<MockProvider>
{
    protected override MockProvider CreateProvider() => new();
}

public sealed class MockScoreConformance : ScoreConformance<MockProvider>
{
    protected override IReadOnlyList<ConformanceException> Exceptions =>
        [new("score.invalid_info_empty", "Without a goal the mock scores by a stable number per index, so that examples need no info.")];

    protected override MockProvider CreateProvider() => new();
}

public sealed class MockConformanceCoverage
{
    [Fact]
    public void Every_adapter_of_the_core_derives_every_suite() =>
        ConformanceCoverage.AssertAdaptersDerive(typeof(MockProvider).Assembly, typeof(MockConformanceCoverage).Assembly);
}
