using WorldForge.Providers.Runtimes;

namespace WorldForge.Providers.Jepa;

/// <summary>Loads models by the rules of torch hub.</summary>
public interface ITorchHub : ILocalRuntime
{
    /// <summary>Loads a model and, when the repository has one, its preprocessor. Called once.</summary>
    ValueTask<TorchHubEntry> LoadAsync(TorchHubRequest request, CancellationToken cancellationToken);
}
