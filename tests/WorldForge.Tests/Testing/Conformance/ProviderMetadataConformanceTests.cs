using WorldForge.Capabilities;
using WorldForge.Providers;

namespace WorldForge.Tests.Testing.Conformance;

public sealed class ProviderMetadataConformanceTests
{
    private static readonly Capability[] All = [.. CapabilityNames.All];

    [Fact]
    public Task Passes_a_provider_that_keeps_the_rules() => SuiteAssert.PassesAsync(new Suites.Metadata(static () => new()));

    [Fact]
    public Task Passes_a_provider_that_refuses_what_it_does_not_advertise() =>
        SuiteAssert.PassesAsync(new Suites.Metadata(static () => new(ScriptedProvider.ProfileOf())));

    [Fact]
    public Task Fails_a_health_answer_under_another_name() => FailsAsync(
        static () => new() { Health = static () => new ProviderHealth("other", true, 1, "configured") },
        "Uses_one_name_for_profile_health_info_and_configuration",
        "The health names 'other'");

    [Fact]
    public Task Fails_a_health_answer_that_is_null() => FailsAsync(
        static () => new() { Health = static () => null! }, "Uses_one_name_for_profile_health_info_and_configuration", "health");

    [Fact]
    public Task Fails_a_configuration_under_another_name() => FailsAsync(
        static () => new() { Summary = static () => new ProviderConfigSummary("other", true, []) },
        "Uses_one_name_for_profile_health_info_and_configuration",
        "The configuration names 'other'");

    [Fact]
    public Task Fails_a_summary_that_contradicts_the_provider() => FailsAsync(
        static () => new() { Summary = static () => new ProviderConfigSummary("scripted", false, []) },
        "Summarises_its_configuration_as_it_is",
        "configured = False");

    [Fact]
    public Task Fails_health_without_configuration() => FailsAsync(
        static () => new(ScriptedProvider.ProfileOf(All), ProviderEnvironment.Empty) { Health = Healthy },
        "Is_healthy_only_when_it_is_configured",
        "not configured");

    [Fact]
    public Task Fails_health_without_credentials() => SuiteAssert.FailsAsync(
        new Suites.Metadata(static () => new(), static () => new(ScriptedProvider.ProfileOf(All), ProviderEnvironment.Empty) { Health = Healthy }),
        "Is_unhealthy_while_it_needs_credentials_and_has_none",
        "needs credentials");

    [Fact]
    public Task Fails_a_plan_without_predict() =>
        FailsAsync(static () => new(ScriptedProvider.ProfileOf(Capability.Plan)), "Plans_only_when_it_predicts", "plan without predict");

    [Fact]
    public Task Fails_a_profile_without_a_description() => FailsAsync(
        static () => new(new ProviderProfile("scripted", ProviderCapabilities.None)), "Describes_itself_in_info_as_in_its_profile", "no description");

    [Fact]
    public async Task Fails_an_answer_that_is_not_advertised()
    {
        IReadOnlyDictionary<string, string> failures = await Suites.FailuresAsync(new Answering());

        Assert.Equal(["Refuses_capabilities_that_it_does_not_advertise"], failures.Keys);
        Assert.Contains("embed is not advertised but was answered", failures.Values.Single(), StringComparison.Ordinal);
    }

    private static ProviderHealth Healthy() => new("scripted", true, 1, "configured");

    private static Task FailsAsync(Func<ScriptedProvider> make, string caseName, string message) =>
        SuiteAssert.FailsAsync(new Suites.Metadata(make), caseName, message);

    internal sealed class Answering : WorldForge.Testing.Conformance.ProviderMetadataConformance<Chatty>
    {
        protected override Chatty CreateProvider() => new();
    }

    internal sealed class Chatty() : WorldModelProvider(
        new ProviderProfile("chatty", ProviderCapabilities.None, new ProviderProfileSpec { Description = "Embeds without saying so." }), ProviderEnvironment.Empty), IDisposable
    {
        public override ValueTask<EmbeddingResult> EmbedAsync(string text, CancellationToken cancellationToken) => new(new EmbeddingResult(Name, "m", [1]));

        public void Dispose()
        {
        }
    }
}
