using WorldForge.Arrays;
using WorldForge.Providers.Runtimes;

namespace WorldForge.Providers.LeWorldModel;

/// <summary>A loaded cost model: the surface of <c>get_cost</c>.</summary>
/// <remarks>Disposed with the provider when it implements <see cref="IAsyncDisposable"/> or <see cref="IDisposable"/>.</remarks>
public interface ILoadedCostModel
{
    /// <summary>Makes the model ready for inference. Called once, right after loading.</summary>
    ValueTask PrepareAsync(ModelPreparation preparation, CancellationToken cancellationToken);

    /// <summary>Computes one cost for each candidate, without gradients; a lower cost is better.</summary>
    /// <param name="info">Every field of the call: at least <c>pixels</c>, <c>goal</c> and <c>action</c>, each of rank 3 or more.</param>
    /// <param name="candidates">Shape (1, samples, horizon, action_dim).</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>An <see cref="NdArray"/>, a number, a JSON value, or nested sequences of numbers.</returns>
    ValueTask<object?> GetCostAsync(IReadOnlyDictionary<string, NdArray> info, NdArray candidates, CancellationToken cancellationToken);
}
