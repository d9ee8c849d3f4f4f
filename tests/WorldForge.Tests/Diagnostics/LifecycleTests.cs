using WorldForge.Capabilities;
using WorldForge.Providers;
using WorldForge.Serialization;
using WorldForge.Testing;
using WorldForge.Tests.Calls;

namespace WorldForge.Tests.Diagnostics;

public sealed class LifecycleTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private readonly Forge _forge = TestForge.Create();

    public static TheoryData<string, string, string> Precedence
    {
        get
        {
            TheoryData<string, string, string> data = [];
            foreach (string preflight in (string[])["no-op", "ready", "skipped", "failed"])
            {
                foreach (string teardown in (string[])["no-op", "ready", "skipped", "failed", "teardown-failed"])
                {
                    string after = teardown == "failed" ? "teardown-failed" : teardown;
                    string[] order = ["no-op", "ready", "skipped", "failed", "teardown-failed"];
                    data.Add(preflight, teardown, order[Math.Max(Array.IndexOf(order, preflight), Array.IndexOf(order, after))]);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Precedence))]
    public async Task The_most_severe_hook_decides_and_a_failed_teardown_is_promoted(string preflight, string teardown, string expected)
    {
        Register(new FakeProvider("p")
        {
            Preflight = () => new ProviderLifecycleResult("p", LifecycleHook.Preflight, LifecycleWords.ParseStatus(preflight), details: "from preflight", skipReason: "why"),
            Teardown = () => new ProviderLifecycleResult("p", LifecycleHook.Teardown, LifecycleWords.ParseStatus(teardown), details: "from teardown", skipReason: "why"),
        });

        ProviderLifecycleStatus status = await _forge.GetLifecycleStatusAsync("p", teardown: true, cancellationToken: Token);

        Assert.Equal(expected, status.Status.ToWireName());
        Assert.Equal(expected is "no-op" or "ready", status.IsReady);
        Assert.Equal(expected == "skipped" ? "why" : null, status.SkipReason);
        string decisive = status.Status >= LifecycleStatus.Skipped && preflight != expected ? "from teardown" : "from preflight";
        Assert.Equal(decisive, status.Details);
    }

    [Fact]
    public async Task Warmup_runs_only_when_asked_for_and_after_a_ready_preflight()
    {
        FakeProvider ready = Register(new FakeProvider("ready"));
        FakeProvider blocked = Register(new FakeProvider("blocked")
        {
            Preflight = () => new ProviderLifecycleResult("blocked", LifecycleHook.Preflight, LifecycleStatus.Failed),
        });

        await _forge.GetLifecycleStatusAsync("ready", cancellationToken: Token);
        Assert.Equal(["preflight"], ready.Ran);
        ProviderLifecycleStatus all = await _forge.GetLifecycleStatusAsync("ready", warmup: true, teardown: true, cancellationToken: Token);
        Assert.Equal(["preflight", "preflight", "warmup", "teardown"], ready.Ran);
        Assert.Equal(["preflight", "warmup", "teardown"], ((JsonObject)all.ToJson()["hooks"]).Keys);
        ProviderLifecycleStatus none = await _forge.GetLifecycleStatusAsync("blocked", warmup: true, teardown: true, cancellationToken: Token);
        Assert.Equal(["preflight", "teardown"], blocked.Ran);
        Assert.Null(none.Hooks.Warmup);
    }

    [Fact]
    public async Task A_hook_that_throws_is_reported_with_its_name_and_redacted_text()
    {
        Register(new FakeProvider("p")
        {
            Preflight = static () => throw new IOException("token=hidden-value-1"),
            Teardown = static () => throw new IOException("gone"),
        });

        ProviderLifecycleStatus status = await _forge.GetLifecycleStatusAsync("p", teardown: true, cancellationToken: Token);

        Assert.Equal(LifecycleStatus.Failed, status.Hooks.Preflight.Status);
        Assert.Contains("preflight", status.Hooks.Preflight.Details, StringComparison.Ordinal);
        Assert.Contains("IOException", status.Hooks.Preflight.Details, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden-value-1", CanonicalJson.ToText(status.ToJson()), StringComparison.Ordinal);
        Assert.Equal(LifecycleStatus.TeardownFailed, status.Hooks.Teardown!.Status);
        Assert.Equal(LifecycleStatus.TeardownFailed, status.Status);
    }

    [Fact]
    public async Task A_hook_that_answers_null_or_for_someone_else_is_reported_with_both_names()
    {
        Register(new FakeProvider("nothing") { Preflight = static () => null! });
        Register(new FakeProvider("other") { Preflight = static () => new ProviderLifecycleResult("stranger", LifecycleHook.Preflight, LifecycleStatus.Ready) });
        Register(new FakeProvider("slot") { Teardown = static () => new ProviderLifecycleResult("slot", LifecycleHook.Warmup, LifecycleStatus.Ready) });

        Assert.Contains("ProviderLifecycleResult", (await _forge.GetLifecycleStatusAsync("nothing", cancellationToken: Token)).Details, StringComparison.Ordinal);
        string other = (await _forge.GetLifecycleStatusAsync("other", cancellationToken: Token)).Details;
        Assert.Contains("stranger", other, StringComparison.Ordinal);
        Assert.Contains("other", other, StringComparison.Ordinal);
        ProviderLifecycleStatus slot = await _forge.GetLifecycleStatusAsync("slot", teardown: true, cancellationToken: Token);
        Assert.Equal(LifecycleStatus.TeardownFailed, slot.Status);
        Assert.Contains("warmup", slot.Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hook_that_hangs_ends_at_the_time_limit()
    {
        ManualTimeProvider time = new();
        Forge forge = new(TestForge.Options() with { TimeProvider = time, LifecycleTimeLimit = TimeSpan.FromSeconds(4), HealthTimeLimit = TimeSpan.FromSeconds(2) });
        forge.RegisterProvider(new HangingProvider());
        Task<ProviderLifecycleStatus> pending = forge.GetLifecycleStatusAsync("hanging", cancellationToken: Token).AsTask();

        time.Advance(TimeSpan.FromSeconds(4));

        Assert.Contains("timed out after 4 s", (await pending).Details, StringComparison.Ordinal);
        Task<ProviderHealth> health = forge.CheckHealthAsync("hanging", Token).AsTask();
        time.Advance(TimeSpan.FromSeconds(2));
        Assert.Contains("timed out after 2 s", (await health).Details, StringComparison.Ordinal);
        Assert.False((await health).IsHealthy);
    }

    [Fact]
    public async Task A_hook_that_blocks_its_thread_ends_at_the_time_limit_too()
    {
        ManualTimeProvider time = new();
        using ManualResetEventSlim release = new();
        Forge forge = new(TestForge.Options() with { TimeProvider = time, LifecycleTimeLimit = TimeSpan.FromSeconds(4) });
        forge.RegisterProvider(new FakeProvider("blocking")
        {
            Preflight = () =>
            {
                release.Wait(CancellationToken.None);
                return null!;
            },
        });
        Task<ProviderLifecycleStatus> pending = forge.GetLifecycleStatusAsync("blocking", cancellationToken: Token).AsTask();

        time.Advance(TimeSpan.FromSeconds(4));

        Assert.Contains("timed out after 4 s", (await pending).Details, StringComparison.Ordinal);
        release.Set();
    }

    [Theory]
    [InlineData("failed")]
    [InlineData("skipped")]
    [InlineData("throws")]
    public async Task A_warmup_that_is_not_ready_decides_over_a_ready_preflight_and_teardown(string outcome)
    {
        Register(new FakeProvider("p")
        {
            Warmup = () => outcome == "throws"
                ? throw new IOException("cold")
                : new ProviderLifecycleResult("p", LifecycleHook.Warmup, LifecycleWords.ParseStatus(outcome), details: "cold", skipReason: "cold"),
        });

        ProviderLifecycleStatus status = await _forge.GetLifecycleStatusAsync("p", warmup: true, teardown: true, cancellationToken: Token);

        Assert.Equal(outcome == "skipped" ? LifecycleStatus.Skipped : LifecycleStatus.Failed, status.Status);
        Assert.Contains("cold", status.Details, StringComparison.Ordinal);
        Assert.Equal(outcome == "skipped" ? "cold" : null, status.SkipReason);
        Assert.Equal(LifecycleStatus.Ready, status.Hooks.Teardown!.Status);
    }

    [Theory]
    [InlineData(false, "missing A, B")]
    [InlineData(true, "missing A or B")]
    public async Task An_unconfigured_component_without_hooks_is_skipped_with_the_missing_variables(bool aliases, string reason)
    {
        _forge.RegisterEmbedder(new FakeEmbedder("e") { Specification = new ProviderProfileSpec { RequiredVariables = ["A", "B"], VariablesAreAliases = aliases } });

        ProviderLifecycleStatus status = await _forge.GetLifecycleStatusAsync("e", warmup: true, teardown: true, cancellationToken: Token);

        Assert.Equal(LifecycleStatus.Skipped, status.Status);
        Assert.Equal((reason, reason), (status.Details, status.SkipReason));
        Assert.Equal(JsonObject.Create(("configured", false)), status.Evidence["preflight"]);
        Assert.Null(status.Hooks.Warmup);
        Assert.Equal(LifecycleStatus.NoOp, status.Hooks.Teardown!.Status);
        Assert.Equal(reason, (await _forge.CheckHealthAsync("e", Token)).Details);
    }

    [Fact]
    public async Task A_configured_component_without_hooks_is_a_no_op()
    {
        ProviderLifecycleStatus status = await _forge.GetLifecycleStatusAsync("mock", warmup: true, teardown: true, cancellationToken: Token);

        Assert.True(status.IsReady);
        Assert.Equal(LifecycleStatus.NoOp, status.Status);
        Assert.Equal(JsonObject.Create(("configured", true)), status.Evidence["warmup"]);
        Assert.Contains("no preflight hook is declared", status.Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Components_of_one_name_are_summed_up_in_a_synthetic_preflight()
    {
        Register(new FakeProvider("p")
        {
            Preflight = static () => new ProviderLifecycleResult("p", LifecycleHook.Preflight, LifecycleStatus.Ready, 2, "full"),
        });
        _forge.RegisterEmbedder(new FakeEmbedder("part") { Specification = new ProviderProfileSpec { RequiredVariables = ["KEY"] } }, "p");

        ProviderLifecycleStatus status = await _forge.GetLifecycleStatusAsync("p", cancellationToken: Token);

        Assert.Equal(LifecycleStatus.Skipped, status.Status);
        Assert.Equal("p: full; part: missing KEY", status.Details);
        Assert.Equal(2, ((JsonList)status.Evidence["components"]).Count);
        Assert.Equal(2, status.Hooks.Preflight.LatencyMs);
        ProviderHealth health = await _forge.CheckHealthAsync("p", Token);
        Assert.False(health.IsHealthy);
        Assert.Equal("p: configured; p: missing KEY", health.Details);
    }

    [Fact]
    public async Task The_preflight_answer_is_kept_for_the_chosen_time()
    {
        ManualTimeProvider time = new();
        Forge forge = new(TestForge.Options() with { TimeProvider = time, PreflightCacheTime = TimeSpan.FromSeconds(5) });
        FakeProvider provider = new("p");
        forge.RegisterProvider(provider);

        await forge.GetLifecycleStatusAsync("p", cancellationToken: Token);
        await forge.GetLifecycleStatusAsync("p", cancellationToken: Token);
        Assert.Single(provider.Ran);
        time.Advance(TimeSpan.FromSeconds(5));
        await forge.GetLifecycleStatusAsync("p", cancellationToken: Token);
        Assert.Equal(2, provider.Ran.Count);
    }

    [Fact]
    public async Task Disposal_runs_teardown_and_survives_its_failure()
    {
        FakeProvider good = Register(new FakeProvider("good"));
        Register(new FakeProvider("bad") { Teardown = static () => throw new IOException("x") });

        await _forge.DisposeAsync();
        _forge.Dispose();

        Assert.Equal(["teardown"], good.Ran);
    }

    [Fact]
    public async Task Cancellation_passes_through_diagnostics()
    {
        using CancellationTokenSource source = new();
        await source.CancelAsync();
        _forge.RegisterProvider(new HangingProvider());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _forge.GetLifecycleStatusAsync("hanging", cancellationToken: source.Token).AsTask());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _forge.CheckHealthAsync("hanging", source.Token).AsTask());
    }

    [Fact]
    public void A_result_is_checked_and_redacted_when_it_is_made()
    {
        Assert.Contains("teardown-failed", Assert.Throws<WorldForgeException>(() => new ProviderLifecycleResult("p", LifecycleHook.Warmup, LifecycleStatus.TeardownFailed)).Message, StringComparison.Ordinal);
        Assert.Contains("status", Assert.Throws<WorldForgeException>(() => new ProviderLifecycleResult("p", LifecycleHook.Warmup, (LifecycleStatus)9)).Message, StringComparison.Ordinal);
        Assert.Contains("hook", Assert.Throws<WorldForgeException>(() => new ProviderLifecycleResult("p", (LifecycleHook)9, LifecycleStatus.Ready)).Message, StringComparison.Ordinal);
        Assert.Contains("provider", Assert.Throws<WorldForgeException>(() => new ProviderLifecycleResult(" ", LifecycleHook.Warmup, LifecycleStatus.Ready)).Message, StringComparison.Ordinal);
        Assert.Contains("latency_ms", Assert.Throws<WorldForgeException>(() => new ProviderLifecycleResult("p", LifecycleHook.Warmup, LifecycleStatus.Ready, double.NaN)).Message, StringComparison.Ordinal);
        Assert.Contains("skip_reason", Assert.Throws<WorldForgeException>(() => new ProviderLifecycleResult("p", LifecycleHook.Warmup, LifecycleStatus.Ready, skipReason: " ")).Message, StringComparison.Ordinal);
        Assert.Contains("'paused'", Assert.Throws<WorldForgeException>(() => LifecycleWords.ParseStatus("paused")).Message, StringComparison.Ordinal);
        Assert.Contains("'boot'", Assert.Throws<WorldForgeException>(() => LifecycleWords.ParseHook("boot")).Message, StringComparison.Ordinal);
        Assert.Equal(LifecycleHook.Warmup, LifecycleWords.ParseHook("warmup"));
        ProviderLifecycleResult result = new("p", LifecycleHook.Warmup, LifecycleStatus.Skipped, 1, "password=hidden-1", "token=hidden-2", JsonObject.Create(("api_key", "hidden-3")));
        Assert.DoesNotContain("hidden", CanonicalJson.ToText(result.ToJson()), StringComparison.Ordinal);
    }

    private FakeProvider Register(FakeProvider provider)
    {
        _forge.RegisterProvider(provider);
        return provider;
    }

    private sealed class HangingProvider() : WorldModelProvider(new ProviderProfile("hanging", ProviderCapabilities.None), ProviderEnvironment.Empty), IPreflightHook, IHealthProbe
    {
        public ValueTask<ProviderLifecycleResult> PreflightAsync(CancellationToken cancellationToken) => new(new TaskCompletionSource<ProviderLifecycleResult>().Task);

        public ValueTask<ProviderHealth> CheckHealthAsync(CancellationToken cancellationToken) => new(new TaskCompletionSource<ProviderHealth>().Task);
    }
}
