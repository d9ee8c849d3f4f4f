using WorldForge.Calls;
using WorldForge.Providers;
using WorldForge.Serialization;

namespace WorldForge.Diagnostics;

/// <summary>Runs the lifecycle hooks of one component and never throws for a failing one.</summary>
internal sealed class LifecycleRun(TimeLimit limit, TimeProvider time)
{
    public async ValueTask<ProviderLifecycleStatus> RunAsync(
        string name,
        ComponentPart part,
        bool warmup,
        bool teardown,
        CancellationToken cancellationToken)
    {
        ProviderLifecycleResult preflight = part.Component is IPreflightHook before
            ? await HookAsync(name, LifecycleHook.Preflight, before.PreflightAsync, cancellationToken).ConfigureAwait(false)
            : Undeclared(name, part, LifecycleHook.Preflight);
        ProviderLifecycleResult? warmed = warmup && preflight.IsReady
            ? await WarmupAsync(name, part, cancellationToken).ConfigureAwait(false)
            : null;
        ProviderLifecycleResult? released = teardown ? await TeardownAsync(name, part, cancellationToken).ConfigureAwait(false) : null;
        return LifecycleSummary.Of(name, new ProviderLifecycleHooks(preflight, warmed, released));
    }

    public async ValueTask<ProviderLifecycleResult> TeardownAsync(string name, ComponentPart part, CancellationToken cancellationToken)
    {
        if (part.Component is not ITeardownHook hook)
        {
            return new ProviderLifecycleResult(name, LifecycleHook.Teardown, LifecycleStatus.NoOp, details: "no teardown hook is declared");
        }

        ProviderLifecycleResult result = await HookAsync(name, LifecycleHook.Teardown, hook.TeardownAsync, cancellationToken).ConfigureAwait(false);
        return result.Status == LifecycleStatus.Failed
            ? new ProviderLifecycleResult(
                name, LifecycleHook.Teardown, LifecycleStatus.TeardownFailed, result.LatencyMs, result.Details, result.SkipReason, result.Evidence)
            : result;
    }

    private static ProviderLifecycleResult Undeclared(string name, ComponentPart part, LifecycleHook hook)
    {
        if (part.ConfigurationProblem is { } problem)
        {
            return new ProviderLifecycleResult(
                name, hook, LifecycleStatus.Skipped, 0, problem, problem, JsonObject.Create(("configured", false)));
        }

        return new ProviderLifecycleResult(
            name, hook, LifecycleStatus.NoOp, 0, $"no {hook.ToWireName()} hook is declared", null, JsonObject.Create(("configured", true)));
    }

    private async ValueTask<ProviderLifecycleResult> WarmupAsync(string name, ComponentPart part, CancellationToken cancellationToken) =>
        part.Component is IWarmupHook hook
            ? await HookAsync(name, LifecycleHook.Warmup, hook.WarmupAsync, cancellationToken).ConfigureAwait(false)
            : Undeclared(name, part, LifecycleHook.Warmup);

    private async ValueTask<ProviderLifecycleResult> HookAsync(
        string name,
        LifecycleHook hook,
        Func<CancellationToken, ValueTask<ProviderLifecycleResult>> run,
        CancellationToken cancellationToken)
    {
        long started = time.GetTimestamp();
        string problem;
        try
        {
            ProviderLifecycleResult? result = await limit.RunAsync(run, cancellationToken).ConfigureAwait(false);
            if (result is not null && result.Provider == name && result.Hook == hook)
            {
                return result;
            }

            problem = result is null
                ? $"{hook.ToWireName()} answered null instead of {nameof(ProviderLifecycleResult)}"
                : $"{hook.ToWireName()} answered for {result.Provider}/{result.Hook.ToWireName()} instead of {name}/{hook.ToWireName()}";
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // A diagnostic reports what goes wrong, whatever it is; only the caller's cancellation ends it.
            problem = exception is TimeoutException ? $"{hook.ToWireName()} {exception.Message}" : $"{hook.ToWireName()} failed: {CallFaults.Cause(exception)}";
        }

        LifecycleStatus status = hook == LifecycleHook.Teardown ? LifecycleStatus.TeardownFailed : LifecycleStatus.Failed;
        return new ProviderLifecycleResult(name, hook, status, time.GetElapsedTime(started).TotalMilliseconds, problem);
    }
}
