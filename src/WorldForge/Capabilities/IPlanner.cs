using WorldForge.Serialization;

namespace WorldForge.Capabilities;

/// <summary>Proposes a whole plan on its own. A reserved slot: latent planning in this library runs over <see cref="ICostModel"/>.</summary>
public interface IPlanner : ICapabilityComponent
{
    /// <summary>Plans for the given observation and goal.</summary>
    /// <param name="info">Provider-defined JSON.</param>
    /// <param name="cancellationToken">Cancels the call; the exception passes through unchanged.</param>
    /// <exception cref="ProviderException">The runtime failed or answered with something malformed.</exception>
    ValueTask<ActionPolicyResult> PlanAsync(JsonObject info, CancellationToken cancellationToken);
}
