using WorldForge.Actions;
using WorldForge.Embodiment;
using WorldForge.Events;
using WorldForge.Planning;
using WorldForge.Providers.LeRobot;
using WorldForge.Serialization;

namespace WorldForge.Providers.Demos;

/// <summary>
/// The real LeRobot adapter over a deterministic policy instead of a checkpoint: it proposes three plans, a distance score picks one, the mock
/// carries it out, and the last state is kept and read back.
/// </summary>
public static class LeRobotDemo
{
    private const string PolicyPath = "demo/lerobot-aloha-deterministic";
    private const string EmbodimentTag = "aloha";
    private const string SavedId = "lerobot-demo";

    /// <summary>Runs the demo.</summary>
    /// <param name="options">Where the state goes.</param>
    /// <param name="cancellationToken">Stops the demo.</param>
    /// <returns>The report. It says itself that no upstream checkpoint was used.</returns>
    /// <exception cref="ProviderException">The adapter failed.</exception>
    public static async Task<JsonObject> RunAsync(DemoOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var policy = new DemoPolicy();
        var events = new InMemoryRecorderSink();
        var provider = new LeRobotProvider(new LeRobotOptions
        {
            PolicyPath = PolicyPath,
            PolicyType = "act",
            Device = "cpu",
            EmbodimentTag = EmbodimentTag,
            PolicyLoader = (_, _) => new ValueTask<ILoadedPolicy>(policy),
            Translator = Translator(),
            Environment = ProviderEnvironment.Empty,
            EventHandler = events,
            TimeProvider = options.TimeProvider,
        });
        var distance = new DemoDistanceScore();
        Forge forge = DemoForge.Create(options);
        await using (provider.ConfigureAwait(false))
        await using (forge.ConfigureAwait(false))
        {
            forge.RegisterProvider(provider);
            forge.RegisterProvider(distance);
            ProviderHealth health = await forge.CheckHealthAsync(provider.Name, cancellationToken).ConfigureAwait(false);
            Plan plan = await forge.CreatePlanner(options.TimeProvider).PlanAsync(Request(provider.Name), cancellationToken).ConfigureAwait(false);
            DemoRollout rollout = await DemoRollout.RunAsync(forge, plan.Actions, options.StateDirectory, SavedId, cancellationToken).ConfigureAwait(false);
            return DemoReport.Common("lerobot_provider_surface", "injected_deterministic_policy", options, plan, distance.Costs, rollout, events.Events)
                .With("providers", JsonList.OfTexts([DemoDistanceScore.ProviderName, provider.Name, Mock.MockProvider.ProviderName]))
                .With("uses_lerobot_provider", true)
                .With("uses_worldforge_policy_plus_score_planning", true)
                .With("lerobot_health", health.ToJson())
                .With("policy_candidate_count", DemoScene.Plans.Length)
                .With("runtime_eval_called", policy.WasEvaluation)
                .With("policy_reset_count", policy.Resets)
                .With("policy_select_count", policy.Selections);
        }
    }

    private static PlanRequest Request(string provider) => new()
    {
        Goal = "move the blue cube to the goal",
        GoalSpec = DemoScene.Goal,
        Mode = PlanningMode.PolicyAndScore,
        PolicyProvider = provider,
        ScoreProvider = DemoDistanceScore.ProviderName,
        ExecutionProvider = Mock.MockProvider.ProviderName,
        PolicyInfo = JsonObject.Create(
            ("observation", JsonObject.Create(("observation.state", JsonList.Create([0.0, DemoScene.Y, 0.0])))),
            ("embodiment_tag", EmbodimentTag)),
    };

    /// <summary>Each row of the raw actions is one plan, each triple of it one waypoint of the cube.</summary>
    private static ActionTranslator Translator() => new(
        new EmbodimentContract(EmbodimentTag, actionDimension: 3, actionHorizon: DemoScene.Waypoints),
        static (request, _) => new ValueTask<IReadOnlyList<IReadOnlyList<WorldAction>>>(
            [.. ((JsonList)request.RawActions["actions"]).Select(static plan => (IReadOnlyList<WorldAction>)[.. ((JsonList)plan).Select(Waypoint)])]))
    {
        ChecksSizes = true,
    };

    private static WorldAction Waypoint(JsonValue point)
    {
        var axes = (JsonList)point;
        return WorldAction.MoveTo(Axis(0), Axis(1), Axis(2), objectId: DemoScene.CubeId);

        double Axis(int index) => Validation.Check.Finite(axes[index], "waypoint");
    }
}
