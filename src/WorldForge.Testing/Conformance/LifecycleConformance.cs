using WorldForge.Providers;
using Xunit;

namespace WorldForge.Testing.Conformance;

/// <summary>
/// Lifecycle: hooks answer for themselves with a status of the set, a skip says why, teardown can be asked for twice. Every adapter
/// derives this suite, with hooks or without.
/// </summary>
/// <typeparam name="TProvider">The adapter.</typeparam>
public abstract class LifecycleConformance<TProvider> : ProviderConformance<TProvider>
    where TProvider : class, IWorldModelProvider
{
    /// <summary>Each declared hook answers with the provider's name, its own slot and a known status.</summary>
    [Fact]
    public Task Answers_each_hook_for_itself_with_a_known_status() => CaseAsync(async provider =>
    {
        List<string> problems = [];
        foreach ((LifecycleHook hook, ProviderLifecycleResult? result) in await HooksAsync(provider).ConfigureAwait(false))
        {
            if (result is null)
            {
                problems.Add($"{hook.ToWireName()} answered null.");
            }
            else if (result.Provider != provider.Name || result.Hook != hook)
            {
                problems.Add($"{hook.ToWireName()} of '{provider.Name}' answered for {result.Hook.ToWireName()} of '{result.Provider}'.");
            }
            else if (!Enum.IsDefined(result.Status))
            {
                problems.Add($"{hook.ToWireName()} answered with the unknown status {result.Status}.");
            }
        }

        Rule.RequireNone(problems);
    });

    /// <summary>A hook that is skipped says why.</summary>
    [Fact]
    public Task Gives_a_reason_for_every_skip() => CaseAsync(SkipsWithReasonAsync);

    /// <summary>Without its settings the provider is skipped with a reason, or failed; it is not ready.</summary>
    [Fact]
    public Task Gives_a_reason_for_every_skip_while_it_is_unconfigured() => UnconfiguredCaseAsync(async provider =>
    {
        await SkipsWithReasonAsync(provider).ConfigureAwait(false);
        using Forge forge = ConformanceForge.For(provider);
        ProviderLifecycleStatus status = await forge.GetLifecycleStatusAsync(provider.Name, cancellationToken: Cancellation).ConfigureAwait(false);
        Rule.Require(!status.IsReady, $"The unconfigured '{provider.Name}' says that it is {status.Status.ToWireName()}.");
    });

    /// <summary>Preflight, warmup and teardown of a configured provider fail none of the hooks.</summary>
    [Fact]
    public Task Goes_through_all_hooks_without_a_failure() => CaseAsync(async provider =>
    {
        using Forge forge = ConformanceForge.For(provider);
        ProviderLifecycleStatus status =
            await forge.GetLifecycleStatusAsync(provider.Name, warmup: true, teardown: true, Cancellation).ConfigureAwait(false);
        Rule.Require(
            status.Status is not (LifecycleStatus.Failed or LifecycleStatus.TeardownFailed),
            $"The hooks ended in {status.Status.ToWireName()}: {status.Details}");
    });

    /// <summary>A second teardown does no harm.</summary>
    [Fact]
    public Task Survives_a_second_teardown() => CaseAsync(async provider =>
    {
        using Forge forge = ConformanceForge.For(provider);
        foreach (string which in (string[])["first", "second"])
        {
            ProviderLifecycleStatus status =
                await forge.GetLifecycleStatusAsync(provider.Name, teardown: true, cancellationToken: Cancellation).ConfigureAwait(false);
            ProviderLifecycleResult teardown = status.Hooks.Teardown!;
            Rule.Require(
                teardown.Status is not LifecycleStatus.TeardownFailed,
                $"The {which} teardown ended in {teardown.Status.ToWireName()}: {teardown.Details}");
        }
    });

    private static async Task SkipsWithReasonAsync(TProvider provider)
    {
        List<string> problems = [];
        foreach ((LifecycleHook hook, ProviderLifecycleResult? result) in await HooksAsync(provider).ConfigureAwait(false))
        {
            if (result is { Status: LifecycleStatus.Skipped } && string.IsNullOrWhiteSpace(result.SkipReason))
            {
                problems.Add($"{hook.ToWireName()} is skipped without a reason.");
            }
        }

        Rule.RequireNone(problems);
    }

    // Warmup only follows a ready preflight, as in the facade.
    private static async Task<List<(LifecycleHook Hook, ProviderLifecycleResult? Result)>> HooksAsync(TProvider provider)
    {
        List<(LifecycleHook, ProviderLifecycleResult?)> results = [];
        bool ready = provider.IsConfigured;
        if (provider is IPreflightHook preflight)
        {
            ProviderLifecycleResult? result = await preflight.PreflightAsync(Cancellation).ConfigureAwait(false);
            results.Add((LifecycleHook.Preflight, result));
            ready = result is { IsReady: true };
        }

        if (ready && provider is IWarmupHook warmup)
        {
            results.Add((LifecycleHook.Warmup, await warmup.WarmupAsync(Cancellation).ConfigureAwait(false)));
        }

        if (provider is ITeardownHook teardown)
        {
            results.Add((LifecycleHook.Teardown, await teardown.TeardownAsync(Cancellation).ConfigureAwait(false)));
        }

        return results;
    }
}
