using System.Collections.Immutable;
using WorldForge.Providers;

namespace WorldForge.Contracts;

/// <summary>What a provider says about itself must agree. Each method lists what is wrong; empty means that nothing is.</summary>
public static class MetadataRules
{
    /// <summary>One name everywhere, a description, no planning without prediction, and a configuration summary that tells the truth.</summary>
    /// <param name="provider">The provider.</param>
    public static ImmutableArray<string> OfProvider(IWorldModelProvider provider)
    {
        ArgumentNullException.ThrowIfNull(provider);
        ProviderProfile profile = provider.Profile;
        ProviderConfigSummary configuration = provider.DescribeConfiguration();
        return
        [
            .. OtherName(provider.Name, "profile", profile.Name),
            .. OtherName(provider.Name, "configuration", configuration.Provider),
            .. When(string.IsNullOrWhiteSpace(profile.Specification.Description), "The profile has no description."),
            .. When(profile.Capabilities is { Plan: true, Predict: false }, "The profile advertises plan without predict."),
            .. When(
                configuration.IsConfigured != provider.IsConfigured,
                $"The summary says configured = {configuration.IsConfigured}, the provider {provider.IsConfigured}."),
        ];
    }

    /// <summary>A healthy provider is configured, and one that needs credentials and has none is unhealthy.</summary>
    /// <param name="provider">The provider.</param>
    /// <param name="health">What its health check answered.</param>
    public static ImmutableArray<string> OfHealth(IWorldModelProvider provider, ProviderHealth health)
    {
        ArgumentNullException.ThrowIfNull(provider);
        ArgumentNullException.ThrowIfNull(health);
        return
        [
            .. OtherName(provider.Name, "health", health.Name),
            .. When(health.IsHealthy && !provider.IsConfigured, $"'{provider.Name}' is healthy but not configured."),
        ];
    }

    private static ImmutableArray<string> OtherName(string name, string what, string other) =>
        When(other != name, $"The {what} names '{other}' instead of '{name}'.");

    private static ImmutableArray<string> When(bool broken, string problem) => broken ? [problem] : [];
}
