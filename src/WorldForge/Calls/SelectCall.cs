using WorldForge.Capabilities;
using WorldForge.Serialization;

namespace WorldForge.Calls;

/// <summary>A policy call.</summary>
internal readonly struct SelectCall(IPolicy policy, JsonObject info) : ICapabilityCall<ActionPolicyResult>
{
    public ValueTask<ActionPolicyResult> InvokeAsync(CancellationToken cancellationToken) => policy.SelectActionsAsync(info, cancellationToken);

    public void CheckResult(ActionPolicyResult result, CallIdentity identity) => identity.CheckName(result.Provider);
}
