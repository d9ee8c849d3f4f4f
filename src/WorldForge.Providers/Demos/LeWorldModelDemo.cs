using WorldForge.Actions;
using WorldForge.Arrays;
using WorldForge.Events;
using WorldForge.Planning;
using WorldForge.Providers.LeWorldModel;
using WorldForge.Serialization;

namespace WorldForge.Providers.Demos;

/// <summary>
/// The real LeWorldModel adapter over a deterministic cost instead of a checkpoint: scores three plans, picks the cheapest, carries it out with
/// the mock, keeps the last state and reads it back.
/// </summary>
public static class LeWorldModelDemo
{
    private const string PolicyName = "demo/pusht-lewm";
    private const string SavedId = "leworldmodel-demo";

    /// <summary>Runs the demo.</summary>
    /// <param name="options">Where the state goes.</param>
    /// <param name="cancellationToken">Stops the demo.</param>
    /// <returns>The report. It says itself that no upstream checkpoint was used.</returns>
    /// <exception cref="ProviderException">The adapter failed.</exception>
    public static async Task<JsonObject> RunAsync(DemoOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var runtime = new DemoCostRuntime();
        var events = new InMemoryRecorderSink();
        var provider = new LeWorldModelProvider(new LeWorldModelOptions
        {
            Policy = PolicyName,
            Device = "cpu",
            Runtime = runtime,
            Environment = ProviderEnvironment.Empty,
            EventHandler = events,
            TimeProvider = options.TimeProvider,
        });
        Forge forge = DemoForge.Create(options);
        await using (provider.ConfigureAwait(false))
        await using (forge.ConfigureAwait(false))
        {
            forge.RegisterProvider(provider);
            ProviderHealth health = await forge.CheckHealthAsync(provider.Name, cancellationToken).ConfigureAwait(false);
            Plan plan = await forge.CreatePlanner(options.TimeProvider).PlanAsync(Request(provider.Name), cancellationToken).ConfigureAwait(false);
            DemoRollout rollout = await DemoRollout.RunAsync(forge, plan.Actions, options.StateDirectory, SavedId, cancellationToken).ConfigureAwait(false);
            return DemoReport.Common("leworldmodel_provider_surface", "injected_deterministic_cost_model", options, plan, runtime.Costs, rollout, events.Events)
                .With("providers", JsonList.OfTexts([provider.Name, Mock.MockProvider.ProviderName]))
                .With("uses_leworldmodel_provider", true)
                .With("uses_worldforge_score_planning", true)
                .With("leworldmodel_health", health.ToJson())
                .With("runtime_api", runtime.RuntimeApi)
                .With("runtime_eval_called", runtime.WasEvaluation)
                .With("runtime_grad_disabled", runtime.WasWithoutGradients);
        }
    }

    private static PlanRequest Request(string provider) => new()
    {
        Goal = "move the blue cube to the goal",
        GoalSpec = DemoScene.Goal,
        Mode = PlanningMode.Score,
        ScoreProvider = provider,
        ExecutionProvider = Mock.MockProvider.ProviderName,
        Candidates = DemoScene.Candidates(),
        EncodedCandidates = ActionCandidates.FromPayload(JsonList.OfArray(DemoScene.Tensor())),
        ScoreInfo = JsonObject.Create(
            ("pixels", JsonList.OfArray(NdArray.Of(new double[3], 1, 1, 3))),
            ("goal", JsonList.OfArray(NdArray.Of(new[] { DemoScene.GoalX, DemoScene.Y, 0.0 }, 1, 1, 3))),
            ("action", JsonList.OfArray(NdArray.Of(new double[3], 1, 1, 3)))),
    };
}
