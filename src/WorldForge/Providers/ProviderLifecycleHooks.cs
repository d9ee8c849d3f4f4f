using WorldForge.Serialization;

namespace WorldForge.Providers;

/// <summary>The results of the hooks that ran.</summary>
/// <param name="Preflight">Always runs.</param>
/// <param name="Warmup">Null when it was not asked for or preflight was not ready.</param>
/// <param name="Teardown">Null when it was not asked for.</param>
public sealed record ProviderLifecycleHooks(
    ProviderLifecycleResult Preflight,
    ProviderLifecycleResult? Warmup,
    ProviderLifecycleResult? Teardown)
{
    /// <summary>The results in the order in which the hooks ran.</summary>
    public IEnumerable<ProviderLifecycleResult> InOrder()
    {
        yield return Preflight;
        if (Warmup is not null)
        {
            yield return Warmup;
        }

        if (Teardown is not null)
        {
            yield return Teardown;
        }
    }

    /// <summary>Renders the hooks that ran, by name.</summary>
    public JsonObject ToJson() => JsonObject.Create(
        [.. InOrder().Select(static result => (result.Hook.ToWireName(), (JsonValue)result.ToJson()))]);
}
