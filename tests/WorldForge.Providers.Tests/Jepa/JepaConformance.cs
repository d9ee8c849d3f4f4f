using WorldForge.Capabilities;
using WorldForge.Providers.Jepa;
using WorldForge.Serialization;
using WorldForge.Testing.Conformance;

namespace WorldForge.Providers.Tests.Jepa;

internal static class ConformingJepa
{
    public static IReadOnlyList<CapabilityFixture> Fixtures { get; } = CapabilityFixtures.With(CapabilityFixture.Create(
        Capability.Score,
        "jepa_baseline",
        ProviderFixture.Read("jepa_wms_success").Without("reply").Without("best_index"),
        "Observation, goal and history with three candidates."));

    public static FakeJepaRuntime Runtime => new(static input => JepaReply.Of(JsonObject.Empty, Enumerable.Range(0, input.Candidates.Shape[1]).Select(static index => 0.5 + index).ToArray()));

    public static FakeJepaRuntime Failing => new(static _ => throw new IOException(PlantedSecrets.Text + " " + PlantedSecrets.Url));

    public static JepaProvider Create(IJepaRuntime? runtime = null) =>
        new(new JepaOptions { ModelName = "jepa_wm_pusht", Runtime = runtime ?? Runtime, Environment = ProviderEnvironment.Empty });

    public static JepaProvider CreateUnconfigured() => new(new JepaOptions { Runtime = Runtime, Environment = ProviderEnvironment.Empty });

    public static JepaWmsProvider CreateWms(IJepaRuntime? runtime = null) =>
        new(new JepaWmsOptions { ModelPath = "demo/model", Runtime = runtime ?? Runtime, Environment = ProviderEnvironment.Empty });

    public static JepaWmsProvider CreateUnconfiguredWms() => new(new JepaWmsOptions { Runtime = Runtime, Environment = ProviderEnvironment.Empty });

    public static async Task ScoreAsync(Forge forge, string name, CancellationToken cancellationToken)
    {
        ScoreRequest request = ProviderFixture.Read("jepa_wms_success").ScoreRequest();
        await forge.ScoreActionsAsync(request.Info.With("connection", PlantedSecrets.Json), request.Candidates, name, cancellationToken: cancellationToken);
    }
}

public sealed class JepaMetadataConformance : ProviderMetadataConformance<JepaProvider>
{
    protected override JepaProvider CreateProvider() => ConformingJepa.Create();

    protected override JepaProvider? CreateUnconfiguredProvider() => ConformingJepa.CreateUnconfigured();
}

public sealed class JepaLifecycleConformance : LifecycleConformance<JepaProvider>
{
    protected override JepaProvider CreateProvider() => ConformingJepa.Create();

    protected override JepaProvider? CreateUnconfiguredProvider() => ConformingJepa.CreateUnconfigured();
}

public sealed class JepaEventConformance : EventConformance<JepaProvider>
{
    protected override JepaProvider CreateProvider() => ConformingJepa.Create(ConformingJepa.Failing);

    protected override JepaProvider? CreateUnconfiguredProvider() => ConformingJepa.CreateUnconfigured();

    protected override Task ExerciseAsync(Forge forge, string name, Capability capability, CancellationToken cancellationToken) => ConformingJepa.ScoreAsync(forge, name, cancellationToken);
}

public sealed class JepaScoreConformance : ScoreConformance<JepaProvider>
{
    protected override IReadOnlyList<CapabilityFixture> Fixtures => ConformingJepa.Fixtures;

    protected override int? CandidateCount => 3;

    protected override JepaProvider CreateProvider() => ConformingJepa.Create();

    protected override JepaProvider? CreateUnconfiguredProvider() => ConformingJepa.CreateUnconfigured();
}

public sealed class JepaWmsMetadataConformance : ProviderMetadataConformance<JepaWmsProvider>
{
    protected override JepaWmsProvider CreateProvider() => ConformingJepa.CreateWms();

    protected override JepaWmsProvider? CreateUnconfiguredProvider() => ConformingJepa.CreateUnconfiguredWms();
}

public sealed class JepaWmsLifecycleConformance : LifecycleConformance<JepaWmsProvider>
{
    protected override JepaWmsProvider CreateProvider() => ConformingJepa.CreateWms();

    protected override JepaWmsProvider? CreateUnconfiguredProvider() => ConformingJepa.CreateUnconfiguredWms();
}

public sealed class JepaWmsEventConformance : EventConformance<JepaWmsProvider>
{
    protected override JepaWmsProvider CreateProvider() => ConformingJepa.CreateWms(ConformingJepa.Failing);

    protected override JepaWmsProvider? CreateUnconfiguredProvider() => ConformingJepa.CreateUnconfiguredWms();

    protected override Task ExerciseAsync(Forge forge, string name, Capability capability, CancellationToken cancellationToken) => ConformingJepa.ScoreAsync(forge, name, cancellationToken);
}

public sealed class JepaWmsScoreConformance : ScoreConformance<JepaWmsProvider>
{
    protected override IReadOnlyList<CapabilityFixture> Fixtures => ConformingJepa.Fixtures;

    protected override int? CandidateCount => 3;

    protected override JepaWmsProvider CreateProvider() => ConformingJepa.CreateWms();

    protected override JepaWmsProvider? CreateUnconfiguredProvider() => ConformingJepa.CreateUnconfiguredWms();
}
