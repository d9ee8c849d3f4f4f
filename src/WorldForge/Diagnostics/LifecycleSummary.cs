using System.Collections.Immutable;
using WorldForge.Providers;
using WorldForge.Serialization;

namespace WorldForge.Diagnostics;

/// <summary>Sums up hooks of one component, and components of one name: the most severe status wins.</summary>
internal static class LifecycleSummary
{
    public static ProviderLifecycleStatus Of(string name, ProviderLifecycleHooks hooks)
    {
        ProviderLifecycleResult[] results = [.. hooks.InOrder()];
        LifecycleStatus status = results.Max(static result => result.Status);
        ProviderLifecycleResult decisive = Array.Find(results, result => result.Status == status)!;
        bool isIssue = status >= LifecycleStatus.Skipped;
        string details = isIssue
            ? decisive.Details
            : Array.Find(results, static result => !string.IsNullOrWhiteSpace(result.Details))?.Details ?? hooks.Preflight.Details;
        (string, JsonValue)[] evidence =
        [
            .. results.Where(static result => result.Evidence.Count > 0).Select(static result => (result.Hook.ToWireName(), (JsonValue)result.Evidence)),
        ];
        return new ProviderLifecycleStatus(
            name,
            status,
            details,
            status == LifecycleStatus.Skipped ? decisive.SkipReason : null,
            JsonObject.Create(evidence),
            hooks);
    }

    public static ProviderLifecycleStatus Of(string name, ImmutableArray<(string Component, ProviderLifecycleStatus Status)> components)
    {
        if (components.Length == 1)
        {
            return components[0].Status;
        }

        LifecycleStatus status = components.Max(static component => component.Status.Status);
        ProviderLifecycleStatus decisive = components.First(component => component.Status.Status == status).Status;
        string details = string.Join("; ", components.Select(static component => $"{component.Component}: {component.Status.Details}"));
        JsonObject evidence = JsonObject.Create(("components", JsonList.Create(components.Select(static component => (JsonValue)component.Status.ToJson()))));
        string? skipReason = status == LifecycleStatus.Skipped ? decisive.SkipReason : null;

        // The aggregate may be teardown-failed, which a preflight cannot carry; it then reports the failure in its own word.
        LifecycleStatus preflightStatus = status == LifecycleStatus.TeardownFailed ? LifecycleStatus.Failed : status;
        ProviderLifecycleResult preflight = new(
            name,
            LifecycleHook.Preflight,
            preflightStatus,
            Math.Min(components.Sum(static component => component.Status.Hooks.Preflight.LatencyMs), double.MaxValue),
            details,
            skipReason);
        return new ProviderLifecycleStatus(name, status, details, skipReason, evidence, new ProviderLifecycleHooks(preflight, null, null));
    }
}
