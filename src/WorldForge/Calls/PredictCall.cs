using WorldForge.Capabilities;
using WorldForge.States;

namespace WorldForge.Calls;

/// <summary>A predict call; the predicted state is checked as a world state.</summary>
internal readonly struct PredictCall(IPredictor predictor, PredictRequest request, WorldStateLimits limits) : ICapabilityCall<PredictionPayload>
{
    public ValueTask<PredictionPayload> InvokeAsync(CancellationToken cancellationToken) =>
        predictor.PredictAsync(request, cancellationToken);

    public void CheckResult(PredictionPayload result, CallIdentity identity) => WorldState.FromUntrusted(result.State, limits);
}
