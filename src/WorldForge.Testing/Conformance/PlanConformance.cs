using WorldForge.Capabilities;
using WorldForge.Providers;
using WorldForge.Serialization;

namespace WorldForge.Testing.Conformance;

/// <summary>Plan: the rules of policy, asked as a plan. A provider that plans must also predict; <see cref="ProviderMetadataConformance{TProvider}"/> checks that.</summary>
/// <typeparam name="TProvider">The adapter.</typeparam>
public abstract class PlanConformance<TProvider> : ActionConformance<TProvider>
    where TProvider : class, IWorldModelProvider
{
    /// <inheritdoc/>
    protected sealed override Capability Capability => Capability.Plan;

    /// <inheritdoc/>
    protected sealed override ValueTask<ActionPolicyResult> AskAsync(TProvider provider, JsonObject request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(provider);
        return provider.PlanAsync(request, cancellationToken);
    }

    /// <inheritdoc/>
    protected sealed override ValueTask<ActionPolicyResult> AskAsync(Forge forge, string name, JsonObject request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(forge);
        return forge.PlanAsync(request, name, cancellationToken: cancellationToken);
    }
}
