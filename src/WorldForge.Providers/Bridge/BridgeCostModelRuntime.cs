using WorldForge.Arrays;
using WorldForge.Providers.LeWorldModel;
using WorldForge.Providers.Runtimes;
using WorldForge.Serialization;

namespace WorldForge.Providers.Bridge;

/// <summary>Cost models that run in a worker process.</summary>
/// <param name="bridge">The bridge; it stays the caller's to dispose.</param>
/// <param name="loader">The worker's loader: <c>stable_worldmodel</c> for the official models, <c>distance</c> for its built-in test model.</param>
public sealed class BridgeCostModelRuntime(RuntimeBridge bridge, string loader = BridgeCostModelRuntime.OfficialLoader) : ICostModelRuntime
{
    /// <summary>The loader of the official models.</summary>
    public const string OfficialLoader = "stable_worldmodel";

    /// <inheritdoc/>
    public string RuntimeApi => loader == OfficialLoader ? LeWorldModelProvider.OfficialRuntimeApi : "worldforge.runtime-bridge/" + loader;

    /// <inheritdoc/>
    public ValueTask<RuntimeProblem?> CheckAsync(CancellationToken cancellationToken) => BridgeModel.CheckAsync(bridge, loader, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<ILoadedCostModel> LoadAsync(CostModelRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var model = new BridgeModel(bridge, JsonObject.Create(("loader", loader), ("policy", request.Policy), ("cache_dir", request.CacheDirectory)));
        await model.LoadAsync(cancellationToken).ConfigureAwait(false);
        return new Loaded(model);
    }

    private sealed class Loaded(BridgeModel model) : ILoadedCostModel
    {
        public ValueTask PrepareAsync(ModelPreparation preparation, CancellationToken cancellationToken) => model.PrepareAsync(preparation, cancellationToken);

        public ValueTask<object?> GetCostAsync(IReadOnlyDictionary<string, NdArray> info, NdArray candidates, CancellationToken cancellationToken) =>
            model.CallAsync(
                "get_cost",
                JsonObject.Create(
                    ("info", JsonObject.Create([.. info.Select(static field => (field.Key, (JsonValue)JsonList.OfArray(field.Value)))])),
                    ("candidates", JsonList.OfArray(candidates))),
                cancellationToken);
    }
}
