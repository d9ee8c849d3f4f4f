using WorldForge.Providers.Runtimes;

namespace WorldForge.Providers.LeRobot;

/// <summary>Loads LeRobot policies. The host supplies one: WorldForge brings none that runs in the process yet.</summary>
/// <remarks>Implementations are safe for concurrent calls.</remarks>
public interface IPolicyRuntime : ILocalRuntime
{
    /// <summary>Loads a policy. Called once; a failure is tried again by the next call.</summary>
    ValueTask<ILoadedPolicy> LoadAsync(PolicyRequest request, CancellationToken cancellationToken);
}
