using WorldForge.Providers.Jepa;
using WorldForge.Providers.Runtimes;
using WorldForge.Serialization;

namespace WorldForge.Providers.Bridge;

/// <summary>JEPA world models that run in a worker process. The worker does the whole scoring, so that latent states stay on its device.</summary>
/// <param name="bridge">The bridge; it stays the caller's to dispose.</param>
/// <param name="request">Which model of the hub; the name that a provider asks for must be the same.</param>
/// <param name="loader">The worker's loader: <c>jepa_wms</c> for the torch hub, <c>distance</c> for its built-in test model.</param>
public sealed class BridgeJepaRuntime(RuntimeBridge bridge, TorchHubRequest request, string loader = "jepa_wms") : IJepaRuntime
{
    private readonly BridgeModel _model = new(bridge, JsonObject.Create(
        ("loader", loader),
        ("model_name", request.Model),
        ("hub_repo", request.Repository),
        ("pretrained", request.Pretrained),
        ("device", request.Device),
        ("trust_repo", request.TrustRepository)));

    /// <inheritdoc/>
    public ValueTask<RuntimeProblem?> CheckAsync(CancellationToken cancellationToken) => BridgeModel.CheckAsync(bridge, loader, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<JepaReply> ScoreActionsAsync(string model, JepaScoreInput input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        JsonObject parameters = JsonObject.Create(
            ("info", input.Info.Without("observation").Without("goal").Without("action_history")),
            ("observation", JsonList.OfArray(input.Observation)),
            ("goal", JsonList.OfArray(input.Goal)),
            ("candidates", JsonList.OfArray(input.Candidates)));
        object? answer = await _model.CallAsync(
            "score_actions",
            input.ActionHistory is { } history ? parameters.With("action_history", JsonList.OfArray(history)) : parameters,
            cancellationToken).ConfigureAwait(false);
        return answer switch
        {
            JsonObject payload => JepaReply.Of(payload),
            Dictionary<string, object?> told when told.Remove("scores", out object? scores) =>
                JepaReply.Of(JsonObject.Create([.. told.Where(static member => member.Value is JsonValue).Select(static member => (member.Key, (JsonValue)member.Value!))]), scores),
            _ => throw BridgeFault.Of(FaultCodes.ProviderResponse, "answered score_actions without scores"),
        };
    }
}
