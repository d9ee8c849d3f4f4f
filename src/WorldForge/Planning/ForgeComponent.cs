using WorldForge.Capabilities;
using WorldForge.Serialization;

namespace WorldForge.Planning;

/// <summary>A provider of the facade as a component: each call runs through the facade's pipeline.</summary>
internal sealed class ForgeComponent(Forge forge, string name) : IPolicy, ICostModel, IPredictor
{
    public string Name => name;

    public ValueTask<ActionPolicyResult> SelectActionsAsync(JsonObject info, CancellationToken cancellationToken) =>
        forge.SelectActionsAsync(info, name, cancellationToken: cancellationToken);

    public ValueTask<ActionScoreResult> ScoreActionsAsync(ScoreRequest request, CancellationToken cancellationToken) =>
        forge.ScoreActionsAsync(request.Info, request.Candidates, name, cancellationToken: cancellationToken);

    public ValueTask<PredictionPayload> PredictAsync(PredictRequest request, CancellationToken cancellationToken) =>
        forge.PredictAsync(request, name, cancellationToken: cancellationToken);
}
