using WorldForge.Serialization;

namespace WorldForge.Providers;

/// <summary>The lifecycle of one provider, summed up over its hooks.</summary>
/// <param name="Provider">The provider.</param>
/// <param name="Status">The most severe status of the hooks.</param>
/// <param name="Details">The details of the hook that decided the status.</param>
/// <param name="SkipReason">Only when the status is skipped.</param>
/// <param name="Evidence">Evidence by hook, without the hooks that have none.</param>
/// <param name="Hooks">The hooks that ran.</param>
public sealed record ProviderLifecycleStatus(
    string Provider,
    LifecycleStatus Status,
    string Details,
    string? SkipReason,
    JsonObject Evidence,
    ProviderLifecycleHooks Hooks)
{
    /// <summary>Whether the provider can take traffic.</summary>
    public bool IsReady => Status is LifecycleStatus.NoOp or LifecycleStatus.Ready;

    /// <summary>Renders the wire form.</summary>
    public JsonObject ToJson() => JsonObject.Create(
        ("provider", Provider),
        ("status", Status.ToWireName()),
        ("ready", IsReady),
        ("details", Details),
        ("skip_reason", SkipReason),
        ("evidence", Evidence),
        ("hooks", Hooks.ToJson()));
}
