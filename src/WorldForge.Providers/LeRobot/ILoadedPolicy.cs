using WorldForge.Providers.Runtimes;
using WorldForge.Serialization;

namespace WorldForge.Providers.LeRobot;

/// <summary>A loaded policy: the surface of <c>reset</c>, <c>select_action</c> and <c>predict_action_chunk</c>.</summary>
/// <remarks>
/// A policy has a memory (its action queue), so calls come one after the other. It neither normalises observations nor un-normalises
/// actions: that is the host's preprocessing. Disposed with the provider when it implements <see cref="IAsyncDisposable"/> or
/// <see cref="IDisposable"/>.
/// </remarks>
public interface ILoadedPolicy
{
    /// <summary>Whether the policy can predict a whole chunk of actions.</summary>
    bool PredictsChunks { get; }

    /// <summary>Makes the policy ready for inference. Called once, right after loading; never for an injected policy.</summary>
    ValueTask PrepareAsync(ModelPreparation preparation, CancellationToken cancellationToken);

    /// <summary>Forgets what came before: a new episode begins.</summary>
    ValueTask ResetAsync(CancellationToken cancellationToken);

    /// <summary>Selects the next action.</summary>
    /// <param name="observation">The observation; typed arrays stay typed, see <see cref="JsonList.Array"/>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    ValueTask<PolicyAnswer> SelectActionAsync(JsonObject observation, CancellationToken cancellationToken);

    /// <summary>Predicts a chunk of actions. Called only when <see cref="PredictsChunks"/>.</summary>
    /// <param name="observation">The observation; typed arrays stay typed, see <see cref="JsonList.Array"/>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    ValueTask<PolicyAnswer> PredictChunkAsync(JsonObject observation, CancellationToken cancellationToken);
}
