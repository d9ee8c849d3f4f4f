using WorldForge.Capabilities;
using WorldForge.Providers;
using WorldForge.Serialization;

namespace WorldForge.Testing.Conformance;

/// <summary>Policy: at least one action, raw actions as JSON, and candidates that hold the chosen plan or are made of it.</summary>
/// <typeparam name="TProvider">The adapter.</typeparam>
public abstract class PolicyConformance<TProvider> : ActionConformance<TProvider>
    where TProvider : class, IWorldModelProvider
{
    /// <inheritdoc/>
    protected sealed override Capability Capability => Capability.Policy;

    /// <inheritdoc/>
    protected sealed override ValueTask<ActionPolicyResult> AskAsync(TProvider provider, JsonObject request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(provider);
        return provider.SelectActionsAsync(request, cancellationToken);
    }

    /// <inheritdoc/>
    protected sealed override ValueTask<ActionPolicyResult> AskAsync(Forge forge, string name, JsonObject request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(forge);
        return forge.SelectActionsAsync(request, name, cancellationToken: cancellationToken);
    }
}
