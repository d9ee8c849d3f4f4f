using WorldForge.Capabilities;
using WorldForge.Contracts;
using WorldForge.Providers;
using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Testing.Conformance;

/// <summary>What policy and plan share: both take provider-defined JSON and answer with actions.</summary>
/// <typeparam name="TProvider">The adapter.</typeparam>
public abstract class ActionConformance<TProvider> : CapabilityConformance<TProvider, JsonObject, ActionPolicyResult>
    where TProvider : class, IWorldModelProvider
{
    /// <summary>Reads <c>info</c>.</summary>
    /// <inheritdoc/>
    protected override JsonObject ReadRequest(JsonObject payload) => new JsonFields(payload).RequiredObject("info");

    /// <inheritdoc/>
    protected override void CheckResult(TProvider provider, JsonObject request, ActionPolicyResult result)
    {
        ArgumentNullException.ThrowIfNull(provider);
        ArgumentNullException.ThrowIfNull(result);
        Rule.RequireNone(ResultRules.OfActions(provider.Name, result));
    }

    /// <inheritdoc/>
    protected sealed override JsonObject Describe(JsonObject request) => JsonObject.Create(("info", request));

    /// <inheritdoc/>
    protected sealed override JsonObject Describe(ActionPolicyResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result.ToJson();
    }
}
