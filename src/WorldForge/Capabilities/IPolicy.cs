using WorldForge.Serialization;

namespace WorldForge.Capabilities;

/// <summary>Selects actions for an observation.</summary>
public interface IPolicy : ICapabilityComponent
{
    /// <summary>Selects one action chunk, and optionally alternatives.</summary>
    /// <param name="info">Provider-defined JSON; embodied policies expect an <c>observation</c> object.</param>
    /// <param name="cancellationToken">Cancels the call; the exception passes through unchanged.</param>
    /// <exception cref="ProviderException">The runtime failed or answered with something malformed.</exception>
    ValueTask<ActionPolicyResult> SelectActionsAsync(JsonObject info, CancellationToken cancellationToken);
}
