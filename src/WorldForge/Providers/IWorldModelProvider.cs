using WorldForge.Capabilities;
using WorldForge.Events;

namespace WorldForge.Providers;

/// <summary>
/// A full provider: one name, one profile, any subset of the five capabilities. Derive from
/// <see cref="WorldModelProvider"/> unless there is a reason not to.
/// </summary>
/// <remarks>
/// A capability that the profile does not advertise still has its method; it throws a <see cref="ProviderException"/>
/// that says so. Health and lifecycle are optional roles: <see cref="IHealthProbe"/>, <see cref="IPreflightHook"/>,
/// <see cref="IWarmupHook"/>, <see cref="ITeardownHook"/>. Implementations are safe for concurrent calls.
/// </remarks>
public interface IWorldModelProvider : IPredictor, IEmbedder, IPlanner, ICostModel, IPolicy, IConfiguredComponent
{
    /// <summary>What the provider reports about itself; its name equals the component's.</summary>
    ProviderProfile Profile { get; }

    /// <summary>
    /// True when the adapter emits the terminal event of each call itself (it talks to a transport); the facade then
    /// adds an event only for what the adapter could not know, such as a malformed result.
    /// </summary>
    bool EmitsOwnEvents { get; }

    /// <summary>Gives the provider a handler for its own events; a provider that already has one keeps it.</summary>
    /// <returns>True when the handler was taken.</returns>
    bool TryAttachEventHandler(IProviderEventHandler handler);
}
