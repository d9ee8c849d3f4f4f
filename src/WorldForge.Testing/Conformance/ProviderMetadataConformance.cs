using WorldForge.Capabilities;
using WorldForge.Providers;
using WorldForge.Serialization;
using WorldForge.States;
using WorldForge.Actions;
using Xunit;

namespace WorldForge.Testing.Conformance;

/// <summary>What a provider says about itself agrees: name, health, configuration, capabilities. Every adapter derives this suite.</summary>
/// <typeparam name="TProvider">The adapter.</typeparam>
public abstract class ProviderMetadataConformance<TProvider> : ProviderConformance<TProvider>
    where TProvider : class, IWorldModelProvider
{
    /// <summary>The provider, its profile, its health, its short profile and its configuration carry one name.</summary>
    [Fact]
    public Task Uses_one_name_for_profile_health_info_and_configuration() => CaseAsync(async provider =>
    {
        using Forge forge = ConformanceForge.For(provider);
        ProviderHealth health = await HealthAsync(provider).ConfigureAwait(false);
        (string What, string Name)[] names =
        [
            ("profile", provider.Profile.Name),
            ("health", health.Name),
            ("info", forge.GetProviderInfo(provider.Name).Name),
            ("configuration", provider.DescribeConfiguration().Provider),
        ];
        Rule.RequireNone(
        [
            .. names.Where(pair => pair.Name != provider.Name).Select(pair => $"The {pair.What} names '{pair.Name}' instead of '{provider.Name}'."),
        ]);
    });

    /// <summary>The short profile that the facade shows says what the provider's own profile says.</summary>
    [Fact]
    public Task Describes_itself_in_info_as_in_its_profile() => CaseAsync(provider =>
    {
        using Forge forge = ConformanceForge.For(provider);
        ProviderInfo info = forge.GetProviderInfo(provider.Name);
        ProviderInfo own = provider.Profile.ToInfo();
        Rule.Require(info == own, $"info is {info.ToJson()} but the profile says {own.ToJson()}.");
        Rule.Require(!string.IsNullOrWhiteSpace(own.Description), "The profile has no description.");
        return Task.CompletedTask;
    });

    /// <summary>A healthy provider is configured.</summary>
    [Fact]
    public Task Is_healthy_only_when_it_is_configured() => CaseAsync(async provider =>
    {
        ProviderHealth health = await HealthAsync(provider).ConfigureAwait(false);
        Rule.Require(!health.IsHealthy || provider.IsConfigured, $"'{provider.Name}' is healthy but not configured.");
    });

    /// <summary>A provider that needs credentials and has none is unhealthy.</summary>
    [Fact]
    public Task Is_unhealthy_while_it_needs_credentials_and_has_none() => UnconfiguredCaseAsync(async provider =>
    {
        ProviderHealth health = await HealthAsync(provider).ConfigureAwait(false);
        Rule.Require(
            !health.IsHealthy || !provider.Profile.RequiresCredentials,
            $"'{provider.Name}' needs credentials, has none, and says that it is healthy.");
    });

    /// <summary>A provider that plans also predicts.</summary>
    [Fact]
    public Task Plans_only_when_it_predicts() => CaseAsync(provider =>
    {
        ProviderCapabilities capabilities = provider.Profile.Capabilities;
        Rule.Require(!capabilities.Plan || capabilities.Predict, "The profile advertises plan without predict.");
        return Task.CompletedTask;
    });

    /// <summary>The configuration summary agrees with the provider about being configured.</summary>
    [Fact]
    public Task Summarises_its_configuration_as_it_is() => CaseAsync(provider =>
    {
        ProviderConfigSummary summary = provider.DescribeConfiguration();
        Rule.Require(
            summary.IsConfigured == provider.IsConfigured,
            $"The summary says configured = {summary.IsConfigured}, the provider {provider.IsConfigured}.");
        return Task.CompletedTask;
    });

    /// <summary>A capability that the profile does not advertise is refused with a provider error.</summary>
    [Fact]
    public Task Refuses_capabilities_that_it_does_not_advertise() => CaseAsync(async provider =>
    {
        List<string> problems = [];
        foreach (Capability capability in CapabilityNames.All.Where(capability => !provider.Profile.Capabilities.Supports(capability)))
        {
            try
            {
                await AskAsync(provider, capability).ConfigureAwait(false);
                problems.Add($"{capability.ToWireName()} is not advertised but was answered.");
            }
            catch (ProviderException)
            {
                // This is what the contract asks for.
            }
        }

        Rule.RequireNone(problems);
    });

    private static async Task<ProviderHealth> HealthAsync(TProvider provider)
    {
        if (provider is IHealthProbe probe)
        {
            ProviderHealth? health = await probe.CheckHealthAsync(Cancellation).ConfigureAwait(false);
            Rule.Require(health is not null, "The health check answered null.");
            return health;
        }

        using Forge forge = ConformanceForge.For(provider);
        return await forge.CheckHealthAsync(provider.Name, Cancellation).ConfigureAwait(false);
    }

    private static async Task<object> AskAsync(TProvider provider, Capability capability) => capability switch
    {
        Capability.Predict => await provider.PredictAsync(new PredictRequest(WorldState.Seed([]), WorldAction.Noop()), Cancellation).ConfigureAwait(false),
        Capability.Embed => await provider.EmbedAsync("contract vector", Cancellation).ConfigureAwait(false),
        Capability.Plan => await provider.PlanAsync(JsonObject.Empty, Cancellation).ConfigureAwait(false),
        Capability.Score => await provider.ScoreActionsAsync(
            new ScoreRequest(JsonObject.Empty, ActionCandidates.FromPlans([[WorldAction.Noop()]])), Cancellation).ConfigureAwait(false),
        _ => await provider.SelectActionsAsync(JsonObject.Empty, Cancellation).ConfigureAwait(false),
    };
}
