using WorldForge.Actions;
using WorldForge.Capabilities;
using WorldForge.Contracts;
using WorldForge.Providers;
using WorldForge.Providers.Mock;
using WorldForge.Serialization;
using WorldForge.Testing;

namespace WorldForge.Tests.Contracts;

public sealed class ProviderContractTests
{
    [Fact]
    public async Task Passes_the_mock()
    {
        ProviderContractEvidence evidence = await RunAsync(static _ => new MockProvider(new MockProviderOptions()));

        Assert.Equal((ContractStatus.Passed, 8, 0, 0), (evidence.Status, evidence.PassedCount, evidence.FailedCount, evidence.SkippedCount));
        Assert.True(evidence.IsSafeToAttach);
        Assert.Empty(evidence.NextSteps);
    }

    [Fact]
    public async Task Renders_the_fields_of_schema_1_and_says_what_it_does_not_claim()
    {
        ProviderContractEvidence evidence = await RunAsync(static _ => new MockProvider(new MockProviderOptions()));

        JsonObject json = evidence.ToJson();

        Assert.Equal(
            [
                "checks", "claim_boundary", "configured", "factory_path", "failed_count", "health", "live", "next_steps", "passed_count", "profile", "provider",
                "registered", "safe_to_attach", "schema_version", "skipped_count", "status", "validation_commands",
            ],
            json.Select(static member => member.Key).Order(StringComparer.Ordinal));
        Assert.All((JsonList)json["checks"], static check => Assert.Equal(
            ["detail", "name", "next_step", "status"], ((JsonObject)check).Select(static member => member.Key).Order(StringComparer.Ordinal)));
        foreach (string word in (string[])["Adapter-contract evidence only", "physical fidelity", "safety", "promotes nothing"])
        {
            Assert.Contains(word, ProviderContractEvidence.ClaimBoundary, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Renders_markdown_that_its_details_cannot_break()
    {
        ProviderContractEvidence evidence = await RunAsync(static context => new Scripted(context.Environment)
        {
            Health = static name => new ProviderHealth(name, healthy: false, 1, "no | pipe\nno line"),
        });

        Approvals.Verify(evidence.ToMarkdown());
    }

    [Fact]
    public async Task Passes_an_unconfigured_provider_that_refuses_what_it_advertises()
    {
        ProviderContractEvidence evidence = await RunAsync(static context => new Scripted(context.Environment));

        Assert.Equal(ContractStatus.Passed, evidence.Status);
        Assert.False(evidence.IsConfigured);
        Assert.Contains("refused the call", Check(evidence, "capability.policy").Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fails_an_unconfigured_provider_that_answers()
    {
        ProviderContractEvidence evidence = await RunAsync(static context => new Scripted(context.Environment) { Select = Answer });

        Assert.Equal(ContractStatus.Failed, evidence.Status);
        Assert.Equal("Answered although it is not configured.", Check(evidence, "capability.policy").Detail);
        Assert.Contains(evidence.NextSteps, static step => step.Contains("provider error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Fails_an_unconfigured_provider_that_says_it_is_healthy()
    {
        ProviderContractEvidence evidence = await RunAsync(static context => new Scripted(context.Environment)
        {
            Health = static name => new ProviderHealth(name, healthy: true, 1, "fine"),
        });

        Assert.Equal("'scripted' is healthy but not configured.", Check(evidence, "health").Detail);
        Assert.Equal(ContractStatus.Failed, evidence.Status);
    }

    [Fact]
    public async Task Runs_nothing_of_a_configured_remote_provider_unless_it_may_go_live()
    {
        ProviderContractEvidence evidence = await RunAsync(static context => new Scripted(context.Environment)
        {
            Select = static (_, _) => throw new InvalidOperationException("called"),
            Health = static _ => throw new InvalidOperationException("asked"),
        }, Configured);

        Assert.Equal(ContractStatus.Skipped, evidence.Status);
        Assert.Null(evidence.Health);
        Assert.Equal((1, 0), (evidence.PassedCount, evidence.FailedCount));
        Assert.Contains("--live", Assert.Single(evidence.NextSteps), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Judges_the_answer_of_a_live_provider()
    {
        ProviderContractEvidence evidence = await RunAsync(
            static context => new Scripted(context.Environment) { Select = Answer }, request => Configured(request) with { IsLive = true });

        Assert.Equal(ContractStatus.Passed, evidence.Status);
        Assert.True(evidence.IsLive);
        Assert.Equal("Answered one request by the rules.", Check(evidence, "capability.policy").Detail);
    }

    [Fact]
    public async Task Takes_a_refused_generic_sample_for_a_question_and_a_refused_own_one_for_a_failure()
    {
        static ValueTask<ActionPolicyResult> Refuse(JsonObject info, CancellationToken cancellationToken) =>
            throw new ProviderException(FaultCodes.ProviderResponse, "observation.images is missing");
        static ProviderContractRequest Live(ProviderContractRequest request) => Configured(request) with { IsLive = true };

        ProviderContractEvidence generic = await RunAsync(static context => new Scripted(context.Environment) { Select = Refuse }, Live);
        ProviderContractEvidence own = await RunAsync(
            static context => new Scripted(context.Environment) { Select = Refuse }, static request => Live(request) with { PolicyInfo = JsonObject.Create(("a", 1)) });

        Assert.Equal(ContractStatus.Skipped, Check(generic, "capability.policy").Status);
        Assert.Contains("--policy-info", Check(generic, "capability.policy").NextStep, StringComparison.Ordinal);
        Assert.Equal((ContractStatus.Failed, ContractStatus.Failed), (own.Status, Check(own, "capability.policy").Status));
    }

    [Fact]
    public async Task Hands_its_own_input_to_the_provider()
    {
        JsonObject? seen = null;

        await RunAsync(
            context => new Scripted(context.Environment)
            {
                Select = (info, cancellationToken) =>
                {
                    seen = info;
                    return Answer(info, cancellationToken);
                },
            },
            static request => Configured(request) with { IsLive = true, PolicyInfo = JsonObject.Create(("own", true)) });

        Assert.Equal(JsonObject.Create(("own", true)), seen);
    }

    [Fact]
    public async Task Finds_an_answer_that_breaks_a_rule_or_does_not_repeat()
    {
        int calls = 0;
        ProviderContractEvidence named = await RunAsync(
            static context => new Scripted(context.Environment)
            {
                Select = static (_, _) => new(new ActionPolicyResult("scripted", [WorldAction.Noop()], JsonObject.Create(("raw", 1)), metadata: JsonObject.Create(("provider", "other")))),
            },
            static request => Configured(request) with { IsLive = true });
        ProviderContractEvidence changing = await RunAsync(
            context => new Scripted(context.Environment, deterministic: true)
            {
                Select = (_, _) => new(new ActionPolicyResult("scripted", [WorldAction.Noop()], JsonObject.Create(("raw", ++calls)))),
            },
            static request => Configured(request) with { IsLive = true });

        Assert.Contains("instead of 'scripted'", Check(named, "capability.policy").Detail, StringComparison.Ordinal);
        Assert.Contains("two answers to one request", Check(changing, "capability.policy").Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Never_takes_a_provider_without_capabilities_for_passed()
    {
        ProviderContractEvidence evidence = await RunAsync(static context => new Scripted(context.Environment, ProviderCapabilities.None));

        Assert.Equal(ContractStatus.Skipped, evidence.Status);
        Assert.Equal(ContractStatus.Skipped, Check(evidence, "capabilities").Status);
    }

    [Fact]
    public async Task Redacts_what_a_provider_says_and_stays_safe_to_attach()
    {
        ProviderContractEvidence evidence = await RunAsync(static context => new Scripted(context.Environment)
        {
            Select = static (_, _) => throw new ProviderException(FaultCodes.ProviderTransport, "POST https://upstream.invalid/act?token=abc123 password=hunter2"),
        });

        string text = evidence.ToMarkdown() + CanonicalJson.ToText(evidence.ToJson());
        Assert.DoesNotContain("hunter2", text, StringComparison.Ordinal);
        Assert.DoesNotContain("abc123", text, StringComparison.Ordinal);
        Assert.True(evidence.IsSafeToAttach);
    }

    [Fact]
    public async Task Says_when_its_profile_is_not_safe_to_attach()
    {
        ProviderContractEvidence evidence = await RunAsync(static context => new Scripted(context.Environment, description: "see /home/operator/checkpoints"));

        Assert.False(evidence.IsSafeToAttach);
        Assert.Equal(JsonBoolean.False, evidence.ToJson()["safe_to_attach"]);
    }

    [Fact]
    public async Task Lets_a_cancellation_through()
    {
        ProviderContractRequest request = new()
        {
            Factory = static context => new Scripted(context.Environment) { Health = static _ => throw new OperationCanceledException() },
            Environment = ProviderEnvironment.Empty,
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ProviderContract.RunAsync(request, new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task Refuses_a_factory_that_makes_nothing()
    {
        await Assert.ThrowsAsync<WorldForgeException>(() => RunAsync(static _ => null!));
    }

    [Fact]
    public async Task Disposes_the_provider_that_it_made()
    {
        Scripted? made = null;

        await RunAsync(context => made = new Scripted(context.Environment));

        Assert.True(made!.IsDisposed);
    }

    private static ContractCheck Check(ProviderContractEvidence evidence, string name) => evidence.Checks.Single(check => check.Name == name);

    private static ProviderContractRequest Configured(ProviderContractRequest request) =>
        request with { Environment = ProviderEnvironment.From([new KeyValuePair<string, string?>("SCRIPTED_URL", "x")]) };

    private static ValueTask<ActionPolicyResult> Answer(JsonObject info, CancellationToken cancellationToken) =>
        new(new ActionPolicyResult("scripted", [WorldAction.Noop()], JsonObject.Create(("raw", 1))));

    private static Task<ProviderContractEvidence> RunAsync(
        Func<ProviderFactoryContext, IWorldModelProvider> factory, Func<ProviderContractRequest, ProviderContractRequest>? change = null)
    {
        ProviderContractRequest request = new() { Factory = factory, Environment = ProviderEnvironment.Empty, TimeProvider = new ManualTimeProvider() };
        return ProviderContract.RunAsync(change is null ? request : change(request), TestContext.Current.CancellationToken);
    }

    /// <summary>A remote policy that does as it is told.</summary>
    private sealed class Scripted(ProviderEnvironment environment, ProviderCapabilities? capabilities = null, bool deterministic = false, string description = "A scripted policy.")
        : WorldModelProvider(
            new ProviderProfile(
                "scripted",
                capabilities ?? ProviderCapabilities.Of(Capability.Policy),
                new ProviderProfileSpec { Description = description, IsLocal = false, Deterministic = deterministic, RequiredVariables = ["SCRIPTED_URL"] }),
            environment), IHealthProbe, IDisposable
    {
        public Func<JsonObject, CancellationToken, ValueTask<ActionPolicyResult>>? Select { get; init; }

        public Func<string, ProviderHealth>? Health { get; init; }

        public bool IsDisposed { get; private set; }

        public ValueTask<ProviderHealth> CheckHealthAsync(CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return new(Health?.Invoke(Name) ?? new ProviderHealth(Name, IsConfigured, 1, IsConfigured ? "configured" : "missing SCRIPTED_URL"));
        }

        public override ValueTask<ActionPolicyResult> SelectActionsAsync(JsonObject info, CancellationToken cancellationToken) => Select is null
            ? throw new ProviderException(FaultCodes.ProviderUnconfigured, "SCRIPTED_URL is not set") { Provider = Name }
            : Select(info, cancellationToken);

        public void Dispose() => IsDisposed = true;
    }
}
