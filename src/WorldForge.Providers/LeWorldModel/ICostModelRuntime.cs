using WorldForge.Providers.Runtimes;

namespace WorldForge.Providers.LeWorldModel;

/// <summary>Loads cost models. The host supplies one: WorldForge brings none that runs in the process yet.</summary>
/// <remarks>Implementations are safe for concurrent calls.</remarks>
public interface ICostModelRuntime : ILocalRuntime
{
    /// <summary>What computes the costs, as results state it, for example <c>stable_worldmodel.policy.AutoCostModel</c>.</summary>
    /// <remarks>It must be true: another implementation of the same model has another name.</remarks>
    string RuntimeApi { get; }

    /// <summary>Loads a model. Called once; a failure is tried again by the next call.</summary>
    ValueTask<ILoadedCostModel> LoadAsync(CostModelRequest request, CancellationToken cancellationToken);
}
