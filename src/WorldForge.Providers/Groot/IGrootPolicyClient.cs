using WorldForge.Serialization;

namespace WorldForge.Providers.Groot;

/// <summary>The endpoints of an Isaac GR00T policy server.</summary>
/// <remarks>Failures are <see cref="ProviderException"/>s; cancellation by the caller passes through unchanged.</remarks>
public interface IGrootPolicyClient
{
    /// <summary>Asks whether the server is there.</summary>
    /// <returns>Whether it answered well; false on any failure.</returns>
    ValueTask<bool> PingAsync(CancellationToken cancellationToken);

    /// <summary>Asks for the actions that follow an observation.</summary>
    /// <param name="observation">The modalities; see <see cref="JsonList.OfArray"/> for arrays.</param>
    /// <param name="options">Options of the policy, or null to send none.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="ProviderException">The server could not be reached, refused, or answered with something malformed.</exception>
    ValueTask<GrootActionReply> GetActionAsync(JsonObject observation, JsonObject? options, CancellationToken cancellationToken);

    /// <summary>Starts a new episode.</summary>
    /// <param name="options">Options of the policy, or null to send none.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The server's info; empty for most policies.</returns>
    /// <exception cref="ProviderException">As for <see cref="GetActionAsync"/>.</exception>
    ValueTask<JsonObject> ResetAsync(JsonObject? options, CancellationToken cancellationToken);

    /// <summary>Asks which modalities, keys and time steps the policy works with.</summary>
    /// <returns>One configuration for each modality, as the server describes it.</returns>
    /// <exception cref="ProviderException">As for <see cref="GetActionAsync"/>.</exception>
    ValueTask<JsonObject> GetModalityConfigAsync(CancellationToken cancellationToken);

    /// <summary>Stops the server.</summary>
    /// <exception cref="ProviderException">As for <see cref="GetActionAsync"/>.</exception>
    ValueTask KillAsync(CancellationToken cancellationToken);
}
