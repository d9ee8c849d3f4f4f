using WorldForge.Actions;
using WorldForge.Embodiment;
using WorldForge.Providers.LeRobot;
using WorldForge.Testing.Conformance;

namespace WorldForge.Providers.Tests.LeRobot;

internal static class ConformingLeRobot
{
    public static LeRobotProvider Create() => Create(new FakePolicy());

    public static LeRobotProvider CreateUnconfigured() => new(new LeRobotOptions { Runtime = new FakePolicy(), Environment = ProviderEnvironment.Empty });

    public static LeRobotProvider Create(FakePolicy policy) => new(new LeRobotOptions
    {
        PolicyPath = "lerobot/act_aloha",
        PolicyType = "act",
        Runtime = policy,
        Translator = ActionTranslator.ForPlan(new EmbodimentContract("aloha"), static _ => [WorldAction.MoveTo(0.1, 0.5, 0)]),
        Environment = ProviderEnvironment.Empty,
    });
}

public sealed class LeRobotMetadataConformance : ProviderMetadataConformance<LeRobotProvider>
{
    protected override LeRobotProvider CreateProvider() => ConformingLeRobot.Create();

    protected override LeRobotProvider? CreateUnconfiguredProvider() => ConformingLeRobot.CreateUnconfigured();
}

public sealed class LeRobotLifecycleConformance : LifecycleConformance<LeRobotProvider>
{
    protected override LeRobotProvider CreateProvider() => ConformingLeRobot.Create();

    protected override LeRobotProvider? CreateUnconfiguredProvider() => ConformingLeRobot.CreateUnconfigured();
}

public sealed class LeRobotEventConformance : EventConformance<LeRobotProvider>
{
    protected override LeRobotProvider CreateProvider() =>
        ConformingLeRobot.Create(new FakePolicy { Actions = static _ => throw new IOException(PlantedSecrets.Text + " " + PlantedSecrets.Url), Info = PlantedSecrets.Json });

    protected override LeRobotProvider? CreateUnconfiguredProvider() => ConformingLeRobot.CreateUnconfigured();
}

public sealed class LeRobotPolicyConformance : PolicyConformance<LeRobotProvider>
{
    protected override LeRobotProvider CreateProvider() => ConformingLeRobot.Create();

    protected override LeRobotProvider? CreateUnconfiguredProvider() => ConformingLeRobot.CreateUnconfigured();
}
