using WorldForge.Arrays;

namespace WorldForge.Providers.Jepa;

/// <summary>A JEPA world model: an encoder and a predictor of latent states.</summary>
/// <remarks>
/// Mind the axes of the official models: the encoder puts the batch first, the predictor time. Disposed with its runtime when it
/// implements <see cref="IAsyncDisposable"/> or <see cref="IDisposable"/>.
/// </remarks>
public interface ITorchHubModel
{
    /// <summary>Whether the model scores candidates itself; then its encoder and predictor are not used.</summary>
    bool ScoresActions { get; }

    /// <summary>Scores candidates. Called only when <see cref="ScoresActions"/>.</summary>
    ValueTask<JepaReply> ScoreActionsAsync(JepaScoreInput input, CancellationToken cancellationToken);

    /// <summary>Encodes frames.</summary>
    /// <param name="frames">The observation or the goal; the official models expect pixels from 0 to 255.</param>
    /// <param name="forAction">True for the state that actions start from, false for the goal.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Latent features by name, each of the shape [batch, time, ...]; a single one may have any name.</returns>
    ValueTask<IReadOnlyDictionary<string, NdArray>> EncodeAsync(NdArray frames, bool forAction, CancellationToken cancellationToken);

    /// <summary>Rolls an encoded state forward once for every candidate.</summary>
    /// <param name="state">What <see cref="EncodeAsync"/> gave for the observation.</param>
    /// <param name="actions">Normalised actions, shape [steps, samples, width].</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Latent features by name, each of the shape [time, samples, ...].</returns>
    ValueTask<IReadOnlyDictionary<string, NdArray>> UnrollAsync(IReadOnlyDictionary<string, NdArray> state, NdArray actions, CancellationToken cancellationToken);
}
