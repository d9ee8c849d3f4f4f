using WorldForge.Capabilities;
using WorldForge.Negotiation;
using WorldForge.Providers;
using WorldForge.Serialization;
using WorldForge.Tests.Calls;
using WorldForge.Tests.Events;

namespace WorldForge.Tests.Diagnostics;

public sealed class DoctorTests
{
    private const string Planted = "planted-secret-value-77";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Counts_add_up_and_a_missing_remote_is_a_skipped_unregistered_row_with_an_issue()
    {
        Forge forge = Create();

        DoctorReport report = await forge.DoctorAsync(cancellationToken: Token);

        Assert.Equal(["alias", "keyed", "mock"], report.Providers.Select(static row => row.Name));
        Assert.Equal((3, 2, 2), (report.ProviderCount, report.HealthyProviderCount, report.RegisteredProviderCount));
        ProviderDoctorStatus alias = report.Providers[0];
        Assert.False(alias.IsRegistered);
        Assert.Equal(LifecycleStatus.Skipped, alias.Lifecycle.Status);
        Assert.Contains("ALIAS_A or ALIAS_B", Assert.Single(report.Issues), StringComparison.Ordinal);
        Assert.Equal((JsonValue)3, report.ToJson()["provider_count"]);
    }

    [Fact]
    public async Task A_provider_that_cannot_be_made_of_its_variables_is_skipped_with_the_reason_and_leaves_the_others_alone()
    {
        RecordingLoggerFactory logs = new();
        await using Forge forge = new(TestForge.Options() with
        {
            Catalog = ProviderCatalog.BuiltIn.With(Picky(static environment => ConfigValues.PositiveInt(environment.Find("PICKY_PORT"), "PICKY_PORT"))),
            Environment = ProviderEnvironment.From([KeyValuePair.Create("PICKY_PORT", (string?)Planted)]),
            LoggerFactory = logs,
        });

        DoctorReport report = await forge.DoctorAsync(cancellationToken: Token);
        ProviderException call = await Assert.ThrowsAsync<ProviderException>(() => forge.EmbedAsync("text", "picky", cancellationToken: Token).AsTask());

        Assert.Equal(["mock"], forge.ProviderNames);
        Assert.Equal(FaultCodes.ProviderUnregistered, call.Code);
        Assert.Equal("Provider 'picky' is unhealthy: PICKY_PORT must be a positive integer.", Assert.Single(report.Issues));
        ProviderDoctorStatus row = report.Providers[1];
        Assert.Equal((false, false, LifecycleStatus.Skipped), (row.IsRegistered, row.Health.IsHealthy, row.Lifecycle.Status));
        Assert.Equal(("env:PICKY_PORT", true, false), (row.ConfigSummary.Fields[0].Source, row.ConfigSummary.Fields[0].IsPresent, row.ConfigSummary.Fields[0].IsValid));
        Assert.Contains(logs.Entries, static record => record.Message.Contains("picky", StringComparison.Ordinal) && record.Message.Contains("PICKY_PORT must be", StringComparison.Ordinal));
        Assert.DoesNotContain(Planted, CanonicalJson.ToText(report.ToJson()) + string.Concat(logs.Entries.Select(static record => record.Message)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_factory_that_fails_without_any_variable_too_is_broken_and_says_so()
    {
        ForgeOptions options = TestForge.Options() with { Catalog = ProviderCatalog.BuiltIn.With(Picky(static _ => throw new WorldForgeException(FaultCodes.InputInvalid, "broken"))) };

        Assert.Contains("broken", Assert.Throws<WorldForgeException>(() => new Forge(options)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_secret_of_the_environment_and_no_host_path_is_in_the_report()
    {
        Forge forge = Create();
        forge.RegisterProvider(new FakeProvider("leaky") { Health = static _ => throw new IOException($"cannot open with api_key={Planted}") });

        string text = CanonicalJson.ToText((await forge.DoctorAsync(cancellationToken: Token)).ToJson());

        Assert.DoesNotContain(Planted, text, StringComparison.Ordinal);
        Assert.DoesNotContain(Path.GetTempPath().TrimEnd('/', '\\'), text, StringComparison.Ordinal);
        Assert.Contains("host-local-path", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_health_check_that_throws_or_answers_for_someone_else_is_an_unhealthy_row()
    {
        Forge forge = TestForge.Create();
        forge.RegisterProvider(new FakeProvider("throws") { Health = static _ => throw new IOException("down") });
        forge.RegisterProvider(new FakeProvider("nothing") { Health = static _ => new ValueTask<ProviderHealth>((ProviderHealth)null!) });
        forge.RegisterProvider(new FakeProvider("stranger") { Health = static _ => new ValueTask<ProviderHealth>(new ProviderHealth("x", true, 1, "")) });

        DoctorReport report = await forge.DoctorAsync(registeredOnly: true, cancellationToken: Token);

        Assert.Equal(1, report.HealthyProviderCount);
        Assert.Equal(3, report.Issues.Length);
        Assert.Contains(report.Issues, static issue => issue.Contains("'throws'", StringComparison.Ordinal) && issue.Contains("down", StringComparison.Ordinal));
        Assert.Contains(report.Issues, static issue => issue.Contains("ProviderHealth", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Diagnostics_survive_a_provider_that_fails_to_answer_anything()
    {
        Forge forge = TestForge.Create();
        forge.RegisterProvider(new HostileProvider("hostile") { Configured = static () => throw new IOException("token=hidden-9") });

        DoctorReport report = await forge.DoctorAsync(registeredOnly: true, cancellationToken: Token);
        ProviderLifecycleStatus lifecycle = await forge.GetLifecycleStatusAsync("hostile", warmup: true, teardown: true, cancellationToken: Token);
        NegotiationReport negotiation = await forge.NegotiateAsync(cancellationToken: Token);
        ProviderConfigSummary summary = forge.GetConfigSummary("hostile");

        Assert.Contains("HOSTILE_KEY", Assert.Single(report.Issues), StringComparison.Ordinal);
        Assert.Equal(LifecycleStatus.TeardownFailed, lifecycle.Status);
        Assert.Null(lifecycle.Hooks.Warmup);
        Assert.Contains(negotiation.Workflows[0].Requirements[0].Candidates, static row => row is { Name: "hostile", IsConfigured: false, IsHealthy: false });
        Assert.Equal(("hostile", false, "HOSTILE_KEY"), (summary.Provider, summary.IsConfigured, Assert.Single(summary.Fields).Name));
        Assert.DoesNotContain("hidden-9", CanonicalJson.ToText(report.ToJson()) + CanonicalJson.ToText(lifecycle.ToJson()), StringComparison.Ordinal);
        await forge.DisposeAsync();
    }

    [Fact]
    public async Task A_component_that_cannot_say_whether_it_is_configured_is_skipped_with_the_reason()
    {
        Forge forge = TestForge.Create();
        forge.RegisterEmbedder(new UnsureEmbedder());

        ProviderLifecycleStatus lifecycle = await forge.GetLifecycleStatusAsync("unsure", cancellationToken: Token);
        ProviderHealth health = await forge.CheckHealthAsync("unsure", Token);

        Assert.Equal((LifecycleStatus.Skipped, "configuration check failed: IOException: disk"), (lifecycle.Status, lifecycle.SkipReason));
        Assert.Equal((false, "configuration check failed: IOException: disk"), (health.IsHealthy, health.Details));
    }

    [Fact]
    public async Task Latencies_of_several_components_add_up_to_a_finite_number()
    {
        Forge forge = TestForge.Create();
        forge.RegisterProvider(new FakeProvider("slow")
        {
            Health = static _ => new ValueTask<ProviderHealth>(new ProviderHealth("slow", true, double.MaxValue, "configured")),
            Preflight = static () => new ProviderLifecycleResult("slow", LifecycleHook.Preflight, LifecycleStatus.Ready, double.MaxValue),
        });
        forge.RegisterPredictor(new SlowPredictor());

        Assert.Equal(double.MaxValue, (await forge.CheckHealthAsync("slow", Token)).LatencyMs);
        Assert.Equal(double.MaxValue, (await forge.GetLifecycleStatusAsync("slow", cancellationToken: Token)).Hooks.Preflight.LatencyMs);
    }

    [Fact]
    public async Task The_filters_narrow_the_rows_and_no_match_is_an_empty_report()
    {
        Forge forge = Create();

        Assert.Equal(["keyed", "mock"], (await forge.DoctorAsync(registeredOnly: true, cancellationToken: Token)).Providers.Select(static row => row.Name));
        Assert.Equal(["mock"], (await forge.DoctorAsync(Capability.Embed, cancellationToken: Token)).Providers.Select(static row => row.Name));
        DoctorReport none = await forge.DoctorAsync(Capability.Policy, cancellationToken: Token);
        Assert.Empty(none.Providers);
        Assert.Empty(none.Issues);
        Assert.Contains("predict, embed, plan, score, policy", (await Assert.ThrowsAsync<WorldForgeException>(() => forge.DoctorAsync((Capability)9, cancellationToken: Token).AsTask())).Message, StringComparison.Ordinal);
        Assert.Equal(["keyed", "mock"], (await forge.CheckAllHealthAsync(cancellationToken: Token)).Select(static health => health.Name));
        Assert.Equal(["mock"], (await forge.CheckAllHealthAsync(Capability.Score, Token)).Select(static health => health.Name));
    }

    [Fact]
    public async Task Questions_about_unknown_names_are_provider_errors()
    {
        Forge forge = Create();

        Assert.Contains("not registered", Assert.Throws<ProviderException>(() => forge.GetProviderInfo("alias")).Message, StringComparison.Ordinal);
        Assert.Contains("unknown", Assert.Throws<ProviderException>(() => forge.GetProviderProfile("nobody")).Message, StringComparison.Ordinal);
        Assert.Throws<ProviderException>(() => forge.GetConfigSummary("nobody"));
        await Assert.ThrowsAsync<ProviderException>(() => forge.CheckHealthAsync("nobody", Token).AsTask());
        await Assert.ThrowsAsync<ProviderException>(() => forge.GetLifecycleStatusAsync("nobody", cancellationToken: Token).AsTask());
        Assert.Equal("mock", forge.GetProviderInfo("mock").Name);
        Assert.Equal("alias", forge.GetProviderProfile("alias").Name);
    }

    [Fact]
    public void The_configuration_summary_never_shows_a_value_and_names_its_source()
    {
        JsonObject json = Create().GetConfigSummary("keyed").ToJson();

        JsonObject field = (JsonObject)((JsonList)json["fields"])[0];
        Assert.Equal((JsonValue)"env:KEYED_API_KEY", field["source"]);
        Assert.Equal((JsonValue)true, field["secret"]);
        Assert.DoesNotContain(Planted, CanonicalJson.ToText(json), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Negotiation_finds_the_first_condition_that_holds_for_every_candidate()
    {
        Forge forge = Create();
        forge.RegisterProvider(new FakeProvider("sick") { Health = static _ => new ValueTask<ProviderHealth>(new ProviderHealth("sick", false, 1, "no runtime")) });
        forge.RegisterEmbedder(new FakeEmbedder("single"));

        NegotiationReport report = await forge.NegotiateAsync(cancellationToken: Token);

        CapabilityRequirement predict = Assert.Single(report.Workflows[0].Requirements);
        Assert.Equal(
            ["mock:ready", "keyed:ready", "alias:missing-config", "sick:missing-dependency", "single:unsupported"],
            predict.Candidates.Select(static candidate => $"{candidate.Name}:{candidate.ToJson()["readiness"].ToString().Trim('"')}"));
        Assert.Equal(["mock", "keyed"], predict.ReadyProviders);
        Assert.Contains("single", report.Workflows.Single(static workflow => workflow.Workflow.Name == "embed-only").Requirements[0].ReadyProviders);
        Assert.Equal((7, 5), (report.Workflows.Length, report.ReadyCount));
        WorkflowReadiness both = report.Workflows.Single(static workflow => workflow.Workflow.Name == "policy-plus-score");
        Assert.Equal("Blocked: no ready provider for policy", both.Summary);
        Assert.Contains("Nothing in the catalog advertises policy", Assert.Single(both.RecommendedActions), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Negotiation_recommends_what_is_nearest_to_ready()
    {
        ForgeOptions options = TestForge.Options() with { Catalog = new ProviderCatalog([Remote("keyed", "KEYED_API_KEY"), Remote("alias", "ALIAS_A")]), AutoRegisterRemote = false };
        Forge forge = new(options with { Environment = ProviderEnvironment.From(new Dictionary<string, string?> { ["KEYED_API_KEY"] = Planted }) });

        NegotiationReport registrable = await forge.NegotiateAsync(BuiltInWorkflows.Find("predict-only"), Token);
        NegotiationReport configurable = await new Forge(options).NegotiateAsync(BuiltInWorkflows.Find("predict-only"), Token);

        Assert.StartsWith("Register keyed to serve predict", Assert.Single(registrable.Workflows[0].RecommendedActions), StringComparison.Ordinal);
        Assert.Contains("Configure provider keyed to serve predict: the profile is not configured: missing KEYED_API_KEY", Assert.Single(configurable.Workflows[0].RecommendedActions), StringComparison.Ordinal);
        string markdown = configurable.ToMarkdown();
        Assert.StartsWith("# Capability negotiation\n\n1 workflows, 0 ready.\n", markdown, StringComparison.Ordinal);
        Assert.Contains("`predict-only`: BLOCKED", markdown, StringComparison.Ordinal);
        Assert.Contains("| keyed | no | yes | no | no | missing-config |", markdown, StringComparison.Ordinal);
        Assert.Contains("## Recommended actions", markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_workflow_is_refused_with_the_known_ones_and_a_workflow_needs_a_capability()
    {
        WorldForgeException unknown = Assert.Throws<WorldForgeException>(() => BuiltInWorkflows.Find("dance"));

        Assert.Contains("'dance'", unknown.Message, StringComparison.Ordinal);
        Assert.Contains("policy-plus-score", unknown.Message, StringComparison.Ordinal);
        Assert.Contains("required_capabilities", Assert.Throws<WorldForgeException>(() => new WorkflowSpec("w", "W", "", [])).Message, StringComparison.Ordinal);
        Assert.Throws<WorldForgeException>(() => new WorkflowSpec("w", "W", "", [(Capability)7]));
        Assert.Throws<WorldForgeException>(() => new WorkflowSpec(" ", "W", "", [Capability.Embed]));
    }

    private static Forge Create() => new(TestForge.Options() with
    {
        Catalog = ProviderCatalog.BuiltIn.With(Remote("keyed", "KEYED_API_KEY"), new ProviderCatalogEntry
        {
            Name = "alias",
            Factory = static context => new FakeProvider(
                "alias",
                specification: new ProviderProfileSpec { RequiredVariables = ["ALIAS_A", "ALIAS_B"], VariablesAreAliases = true },
                environment: context.Environment)
            {
                Preflight = static () => new ProviderLifecycleResult("alias", LifecycleHook.Preflight, LifecycleStatus.Skipped, 0, "missing", "missing"),
            },
        }),
        Environment = ProviderEnvironment.From(new Dictionary<string, string?> { ["KEYED_API_KEY"] = Planted }),
    });

    private static ProviderCatalogEntry Picky(Action<ProviderEnvironment> read) => new()
    {
        Name = "picky",
        Factory = context =>
        {
            read(context.Environment);
            return new FakeProvider("picky", specification: new ProviderProfileSpec { RequiredVariables = ["PICKY_PORT"] }, environment: context.Environment);
        },
    };

    private static ProviderCatalogEntry Remote(string name, string variable) => new()
    {
        Name = name,
        Factory = context => new FakeProvider(name, environment: context.Environment, variable: variable),
    };

    private sealed class UnsureEmbedder : IEmbedder, IConfiguredComponent
    {
        public string Name => "unsure";

        public bool IsConfigured => throw new IOException("disk");

        public ProviderConfigSummary DescribeConfiguration() => throw new IOException("disk");

        public ValueTask<EmbeddingResult> EmbedAsync(string text, CancellationToken cancellationToken) => throw new NotSupportedException();
    }

    private sealed class SlowPredictor : IPredictor, IHealthProbe, IPreflightHook
    {
        public string Name => "slow";

        public ValueTask<ProviderHealth> CheckHealthAsync(CancellationToken cancellationToken) => new(new ProviderHealth("slow", true, double.MaxValue, "configured"));

        public ValueTask<ProviderLifecycleResult> PreflightAsync(CancellationToken cancellationToken) =>
            new(new ProviderLifecycleResult("slow", LifecycleHook.Preflight, LifecycleStatus.Ready, double.MaxValue));

        public ValueTask<PredictionPayload> PredictAsync(PredictRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
