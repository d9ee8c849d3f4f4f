using WorldForge.Providers.Runtimes;

namespace WorldForge.Providers.Jepa;

/// <summary>Scores candidates with a JEPA world model. The host supplies one: WorldForge brings none that runs in the process yet.</summary>
/// <remarks>
/// <see cref="TorchHubJepaRuntime"/> is one over the encoder and predictor of a torch-hub model. Implementations are safe for
/// concurrent calls.
/// </remarks>
public interface IJepaRuntime : ILocalRuntime
{
    /// <summary>Scores every candidate.</summary>
    /// <param name="model">The model name or path that the provider was configured with.</param>
    /// <param name="input">The checked input.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    ValueTask<JepaReply> ScoreActionsAsync(string model, JepaScoreInput input, CancellationToken cancellationToken);
}
