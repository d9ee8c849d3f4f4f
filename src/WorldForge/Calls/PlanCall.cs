using WorldForge.Capabilities;
using WorldForge.Serialization;

namespace WorldForge.Calls;

/// <summary>A plan call.</summary>
internal readonly struct PlanCall(IPlanner planner, JsonObject info) : ICapabilityCall<ActionPolicyResult>
{
    public ValueTask<ActionPolicyResult> InvokeAsync(CancellationToken cancellationToken) => planner.PlanAsync(info, cancellationToken);

    public void CheckResult(ActionPolicyResult result, CallIdentity identity) => identity.CheckName(result.Provider);
}
