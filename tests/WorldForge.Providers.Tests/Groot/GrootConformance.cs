using WorldForge.Actions;
using WorldForge.Embodiment;
using WorldForge.Providers.Groot;
using WorldForge.Testing.Conformance;

namespace WorldForge.Providers.Tests.Groot;

/// <summary>How the suites make the adapter: its runtime is a fake, its settings hold planted secrets.</summary>
internal static class ConformingGroot
{
    public static GrootProvider Create() => new(new GrootProviderOptions
    {
        Client = new FakeGrootClient(),
        ApiToken = "api-secret",
        Translator = ActionTranslator.ForPlan(new EmbodimentContract("gr1"), static _ => [WorldAction.MoveTo(0, 0.5, 0)]),
        Environment = ProviderEnvironment.Empty,
    });

    public static GrootProvider CreateUnconfigured() => new(new GrootProviderOptions { Environment = ProviderEnvironment.Empty });
}

public sealed class GrootMetadataConformance : ProviderMetadataConformance<GrootProvider>
{
    protected override GrootProvider CreateProvider() => ConformingGroot.Create();

    protected override GrootProvider? CreateUnconfiguredProvider() => ConformingGroot.CreateUnconfigured();
}

public sealed class GrootLifecycleConformance : LifecycleConformance<GrootProvider>
{
    protected override GrootProvider CreateProvider() => ConformingGroot.Create();

    protected override GrootProvider? CreateUnconfiguredProvider() => ConformingGroot.CreateUnconfigured();
}

public sealed class GrootEventConformance : EventConformance<GrootProvider>
{
    protected override GrootProvider CreateProvider() => ConformingGroot.Create();
}

public sealed class GrootPolicyConformance : PolicyConformance<GrootProvider>
{
    protected override GrootProvider CreateProvider() => ConformingGroot.Create();

    protected override GrootProvider? CreateUnconfiguredProvider() => ConformingGroot.CreateUnconfigured();
}
