using WorldForge.Capabilities;
using WorldForge.Providers;
using WorldForge.Testing.Conformance;

namespace WorldForge.Tests.Testing.Conformance;

public sealed class LifecycleConformanceTests
{
    private const string Identity = "Answers_each_hook_for_itself_with_a_known_status";

    [Fact]
    public Task Passes_a_provider_that_keeps_the_rules() => SuiteAssert.PassesAsync(new Suites.Lifecycle(static () => new()));

    [Fact]
    public Task Fails_a_hook_that_answers_for_another() =>
        FailsAsync(static _ => new("scripted", LifecycleHook.Preflight, LifecycleStatus.Ready), Identity, "warmup of 'scripted' answered for preflight");

    [Fact]
    public Task Fails_a_hook_that_answers_for_another_provider() =>
        FailsAsync(static hook => new("other", hook, LifecycleStatus.Ready), Identity, "preflight of 'other'");

    [Fact]
    public Task Fails_null() => FailsAsync(static _ => null!, Identity, "preflight answered null");

    [Fact]
    public Task Fails_a_skip_without_a_reason() => FailsAsync(
        static hook => new("scripted", hook, LifecycleStatus.Skipped), "Gives_a_reason_for_every_skip", "preflight is skipped without a reason");

    [Fact]
    public Task Fails_a_configured_provider_whose_hook_fails() => FailsAsync(
        static hook => new("scripted", hook, hook == LifecycleHook.Warmup ? LifecycleStatus.Failed : LifecycleStatus.Ready, details: "no weights"),
        "Goes_through_all_hooks_without_a_failure",
        "no weights");

    [Fact]
    public async Task Fails_a_second_teardown_that_fails()
    {
        int teardowns = 0;
        var provider = new ScriptedProvider
        {
            Lifecycle = hook => hook == LifecycleHook.Teardown && Interlocked.Increment(ref teardowns) > 1
                ? throw new ObjectDisposedException("runtime")
                : new ProviderLifecycleResult("scripted", hook, LifecycleStatus.Ready),
        };

        ConformanceFailureException failure = await Assert.ThrowsAsync<ConformanceFailureException>(
            new Suites.Lifecycle(() => provider).Survives_a_second_teardown);

        Assert.StartsWith("The second teardown ended in teardown-failed", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public Task Fails_an_unconfigured_provider_that_is_ready() => SuiteAssert.FailsAsync(
        new Suites.Lifecycle(
            static () => new(),
            static () => new(ScriptedProvider.ProfileOf(Capability.Embed), ProviderEnvironment.Empty)
            {
                Lifecycle = static hook => new ProviderLifecycleResult("scripted", hook, LifecycleStatus.Ready),
            }),
        "Gives_a_reason_for_every_skip_while_it_is_unconfigured",
        "says that it is ready");

    private static Task FailsAsync(Func<LifecycleHook, ProviderLifecycleResult> wrong, string caseName, string message) =>
        SuiteAssert.FailsAsync(new Suites.Lifecycle(() => new() { Lifecycle = wrong }), caseName, message);
}
