namespace WorldForge.Capabilities;

/// <summary>Rolls a world state forward under one action.</summary>
public interface IPredictor : ICapabilityComponent
{
    /// <summary>Predicts the state after <see cref="PredictRequest.Steps"/> steps of one action.</summary>
    /// <param name="request">Validated by the facade; the state is immutable and stays the caller's.</param>
    /// <param name="cancellationToken">Cancels the call; the exception passes through unchanged.</param>
    /// <exception cref="ProviderException">The runtime failed or answered with something malformed.</exception>
    ValueTask<PredictionPayload> PredictAsync(PredictRequest request, CancellationToken cancellationToken);
}
