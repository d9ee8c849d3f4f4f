using System.Collections.Immutable;
using WorldForge.Capabilities;
using WorldForge.Negotiation;
using WorldForge.Providers;

namespace WorldForge;

/// <content>Questions about providers. None of them throws because a provider is unhealthy.</content>
public sealed partial class Forge
{
    /// <summary>The registered names of both registries, unique and sorted.</summary>
    public ImmutableArray<string> ProviderNames => _registry.Names;

    /// <summary>The profiles of the catalog, in its order, without registering anything.</summary>
    public ImmutableArray<ProviderProfile> BuiltInProfiles => _diagnostics.CatalogProfiles();

    /// <summary>Whether the name is registered.</summary>
    public bool IsRegistered(string name) => _registry.IsRegistered(name);

    /// <summary>The short profile of a registered provider.</summary>
    /// <exception cref="ProviderException">The name is not registered.</exception>
    public ProviderInfo GetProviderInfo(string name) => _diagnostics.RegisteredProfile(name).ToInfo();

    /// <summary>The profile of a registered or known provider; several components under one name are merged.</summary>
    /// <exception cref="ProviderException">The name is unknown.</exception>
    public ProviderProfile GetProviderProfile(string name) => _diagnostics.Profile(name);

    /// <summary>The configuration of a registered or known provider, without any value.</summary>
    /// <exception cref="ProviderException">The name is unknown.</exception>
    public ProviderConfigSummary GetConfigSummary(string name) => _diagnostics.ConfigSummary(name);

    /// <summary>Checks the health of a registered or known provider, within the time limit. A check that fails is an unhealthy answer.</summary>
    /// <exception cref="ProviderException">The name is unknown.</exception>
    public ValueTask<ProviderHealth> CheckHealthAsync(string name, CancellationToken cancellationToken = default) =>
        _diagnostics.HealthAsync(name, cancellationToken);

    /// <summary>Checks the health of every registered provider, optionally only those that advertise a capability; sorted by name.</summary>
    /// <exception cref="WorldForgeException">The capability is none of the five.</exception>
    public ValueTask<ImmutableArray<ProviderHealth>> CheckAllHealthAsync(
        Capability? capability = null,
        CancellationToken cancellationToken = default) =>
        _diagnostics.AllHealthAsync(capability, cancellationToken);

    /// <summary>Runs the lifecycle hooks of a registered or known provider; a failing hook is reported, never thrown.</summary>
    /// <param name="name">The provider.</param>
    /// <param name="warmup">Also run warmup, when preflight is ready.</param>
    /// <param name="teardown">Also run teardown, whatever happened before.</param>
    /// <param name="cancellationToken">Cancels the hooks.</param>
    /// <exception cref="ProviderException">The name is unknown.</exception>
    public ValueTask<ProviderLifecycleStatus> GetLifecycleStatusAsync(
        string name,
        bool warmup = false,
        bool teardown = false,
        CancellationToken cancellationToken = default) =>
        _diagnostics.LifecycleAsync(name, warmup, teardown, cancellationToken);

    /// <summary>Looks at every provider, registered or known, and says what is wrong.</summary>
    /// <param name="capability">Only providers that advertise it.</param>
    /// <param name="registeredOnly">Only providers that this facade can call.</param>
    /// <param name="cancellationToken">Cancels the checks.</param>
    /// <exception cref="WorldForgeException">The capability is none of the five.</exception>
    public ValueTask<DoctorReport> DoctorAsync(
        Capability? capability = null,
        bool registeredOnly = false,
        CancellationToken cancellationToken = default) =>
        _diagnostics.DoctorAsync(capability, registeredOnly, cancellationToken);

    /// <summary>Says which workflows this facade can serve now, and what is missing for the others.</summary>
    /// <param name="workflows">The workflows; by default the built-in ones.</param>
    /// <param name="cancellationToken">Cancels the health checks.</param>
    /// <exception cref="WorldForgeException">A workflow is invalid.</exception>
    public ValueTask<NegotiationReport> NegotiateAsync(
        IEnumerable<WorkflowSpec>? workflows = null,
        CancellationToken cancellationToken = default) =>
        CapabilityNegotiator.RunAsync(_diagnostics, workflows ?? BuiltInWorkflows.All, cancellationToken);
}
