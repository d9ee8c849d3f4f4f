using WorldForge.Arrays;
using WorldForge.Capabilities;
using WorldForge.Providers.LeWorldModel;
using WorldForge.Testing.Conformance;

namespace WorldForge.Providers.Tests.LeWorldModel;

internal static class ConformingLeWorldModel
{
    public static IReadOnlyList<CapabilityFixture> Fixtures { get; } = CapabilityFixtures.With(CapabilityFixture.Create(
        Capability.Score,
        "leworldmodel_baseline",
        ProviderFixture.Read("leworldmodel_score_request").Without("scores").Without("best_index"),
        "Pixels, goal and action with three candidates."));

    // The cost of a candidate is the sum of its numbers.
    public static LeWorldModelProvider Create() => new(new LeWorldModelOptions
    {
        Policy = "demo/lewm",
        Runtime = new FakeCostRuntime { Cost = static (_, candidates) => NdArray.Of([.. Enumerable.Range(0, candidates.Shape[1]).Select(sample => Sum(candidates.Slice(0).Slice(sample)))], 1, candidates.Shape[1]) },
        Environment = ProviderEnvironment.Empty,
    });

    public static LeWorldModelProvider CreateUnconfigured() => new(new LeWorldModelOptions { Runtime = new FakeCostRuntime(), Environment = ProviderEnvironment.Empty });

    private static double Sum(NdArray array) => Enumerable.Range(0, array.Count).Sum(array.ToDouble);
}

public sealed class LeWorldModelMetadataConformance : ProviderMetadataConformance<LeWorldModelProvider>
{
    protected override LeWorldModelProvider CreateProvider() => ConformingLeWorldModel.Create();

    protected override LeWorldModelProvider? CreateUnconfiguredProvider() => ConformingLeWorldModel.CreateUnconfigured();
}

public sealed class LeWorldModelLifecycleConformance : LifecycleConformance<LeWorldModelProvider>
{
    protected override LeWorldModelProvider CreateProvider() => ConformingLeWorldModel.Create();

    protected override LeWorldModelProvider? CreateUnconfiguredProvider() => ConformingLeWorldModel.CreateUnconfigured();
}

public sealed class LeWorldModelEventConformance : EventConformance<LeWorldModelProvider>
{
    protected override LeWorldModelProvider CreateProvider() => new(new LeWorldModelOptions
    {
        Policy = "demo/lewm?token=raw-secret",
        Runtime = new FakeCostRuntime { Cost = static (_, _) => throw new IOException(PlantedSecrets.Text) },
        Environment = ProviderEnvironment.Empty,
    });

    protected override LeWorldModelProvider? CreateUnconfiguredProvider() => ConformingLeWorldModel.CreateUnconfigured();

    protected override async Task ExerciseAsync(Forge forge, string name, Capability capability, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(forge);
        ScoreRequest request = ProviderFixture.Read("leworldmodel_score_request").ScoreRequest();
        await forge.ScoreActionsAsync(request.Info, request.Candidates, name, cancellationToken: cancellationToken);
    }
}

public sealed class LeWorldModelScoreConformance : ScoreConformance<LeWorldModelProvider>
{
    protected override IReadOnlyList<CapabilityFixture> Fixtures => ConformingLeWorldModel.Fixtures;

    protected override int? CandidateCount => 3;

    protected override LeWorldModelProvider CreateProvider() => ConformingLeWorldModel.Create();

    protected override LeWorldModelProvider? CreateUnconfiguredProvider() => ConformingLeWorldModel.CreateUnconfigured();
}
