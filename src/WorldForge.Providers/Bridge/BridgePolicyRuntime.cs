using WorldForge.Providers.LeRobot;
using WorldForge.Providers.Runtimes;
using WorldForge.Serialization;

namespace WorldForge.Providers.Bridge;

/// <summary>Policies that run in a worker process.</summary>
/// <param name="bridge">The bridge; it stays the caller's to dispose.</param>
/// <param name="loader">The worker's loader: <c>lerobot</c> for LeRobot's policies, <c>echo</c> for its built-in test policy.</param>
public sealed class BridgePolicyRuntime(RuntimeBridge bridge, string loader = "lerobot") : IPolicyRuntime
{
    /// <inheritdoc/>
    public ValueTask<RuntimeProblem?> CheckAsync(CancellationToken cancellationToken) => BridgeModel.CheckAsync(bridge, loader, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<ILoadedPolicy> LoadAsync(PolicyRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var model = new BridgeModel(bridge, JsonObject.Create(
            ("loader", loader),
            ("path", request.Path),
            ("policy_type", request.Type),
            ("device", request.Device),
            ("cache_dir", request.CacheDirectory)));
        await model.LoadAsync(cancellationToken).ConfigureAwait(false);
        return new Loaded(model);
    }

    private sealed class Loaded(BridgeModel model) : ILoadedPolicy
    {
        public bool PredictsChunks => model.PredictsChunks;

        public ValueTask PrepareAsync(ModelPreparation preparation, CancellationToken cancellationToken) => model.PrepareAsync(preparation, cancellationToken);

        public async ValueTask ResetAsync(CancellationToken cancellationToken) =>
            await model.CallAsync("reset", JsonObject.Empty, cancellationToken).ConfigureAwait(false);

        public ValueTask<PolicyAnswer> SelectActionAsync(JsonObject observation, CancellationToken cancellationToken) => AskAsync("select_action", observation, cancellationToken);

        public ValueTask<PolicyAnswer> PredictChunkAsync(JsonObject observation, CancellationToken cancellationToken) => AskAsync("predict_chunk", observation, cancellationToken);

        private async ValueTask<PolicyAnswer> AskAsync(string operation, JsonObject observation, CancellationToken cancellationToken) =>
            await model.CallAsync(operation, JsonObject.Create(("observation", observation)), cancellationToken).ConfigureAwait(false) switch
            {
                Dictionary<string, object?> told when told.ContainsKey("actions") => new PolicyAnswer(told["actions"], told.GetValueOrDefault("info")),
                JsonObject told when told.TryGetValue("actions", out JsonValue? actions) => new PolicyAnswer(actions, told.TryGetValue("info", out JsonValue? info) ? info : null),
                _ => throw BridgeFault.Of(FaultCodes.ProviderResponse, $"answered {operation} without actions"),
            };
    }
}
