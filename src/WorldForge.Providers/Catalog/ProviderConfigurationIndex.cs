using System.Collections.Immutable;
using System.Globalization;
using WorldForge.Evidence;
using WorldForge.Serialization;

namespace WorldForge.Providers.Catalog;

/// <summary>The configuration index: one row for each provider of a catalog, in its order. No variable is read.</summary>
public static class ProviderConfigurationIndex
{
    private static readonly string[] CredentialWords = ["API_KEY", "SECRET", "TOKEN", "PASSWORD"];
    private static readonly string[] Operations = ["health", "request", "polling", "download"];
    private static readonly string[] DocumentationOrder = ["predict", "score", "policy", "embed", "plan"];

    /// <summary>The rows of a catalog.</summary>
    public static ImmutableArray<ProviderConfigurationRow> Of(ProviderCatalog catalog)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ProviderFactoryContext context = new(new ForgeOptions { Environment = ProviderEnvironment.Empty, DiscoverEntryPoints = false });
        return [.. catalog.Select(entry => Row(entry, context))];
    }

    private static ProviderConfigurationRow Row(ProviderCatalogEntry entry, ProviderFactoryContext context)
    {
        IWorldModelProvider provider = entry.Create(context);
        using IDisposable? owned = provider as IDisposable;
        ProviderProfile profile = provider.Profile;
        ProviderRuntimeManifest? manifest = RuntimeManifests.Find(entry.Name);
        ImmutableArray<string> required = manifest?.RequiredEnvironment ?? profile.RequiredVariables;
        ImmutableArray<string> optional = manifest?.OptionalEnvironment ?? [];
        return new ProviderConfigurationRow
        {
            Provider = entry.Name,
            DocsPath = entry.DocsPage,
            Status = profile.Specification.Status,
            Capabilities = profile.SupportedTasks,
            CapabilityText = CapabilityText(profile),
            AlwaysRegistered = entry.AlwaysRegister,
            RequiredVariables = required,
            OptionalVariables = optional,
            OptionalDependencies = manifest?.OptionalDependencies ?? [],
            CredentialGates = [.. required.Concat(optional).Where(static name => Array.Exists(CredentialWords, word => name.Contains(word, StringComparison.OrdinalIgnoreCase)))],
            PreparedHostAssets = manifest?.HostOwnedArtifacts ?? [],
            DefaultTimeouts = Timeouts(profile.RequestPolicy),
            EvidenceLevel = Level(entry, profile, manifest),
            DiagnosticCommand = "worldforge provider health " + entry.Name,
            SmokeCommand = manifest?.MinimumSmokeCommand ?? "",
            RuntimeOwnership = entry.RuntimeOwnership,
        };
    }

    private static string CapabilityText(ProviderProfile profile)
    {
        if (profile.Specification.Status == ImplementationStatus.Scaffold)
        {
            return "scaffold";
        }

        string[] advertised = [.. DocumentationOrder.Where(profile.SupportedTasks.Contains).Select(static word => $"`{word}`")];
        return advertised.Length > 0
            ? string.Join(", ", advertised)
            : profile.Specification.Notes.Any(static note => note.Contains("action_translator", StringComparison.Ordinal))
                && profile.Specification.ArtifactTypes.Any(static type => type.Contains("action_policy", StringComparison.Ordinal))
                ? "none: `policy` requires a host `action_translator`"
                : "none";
    }

    private static string Level(ProviderCatalogEntry entry, ProviderProfile profile, ProviderRuntimeManifest? manifest) =>
        profile.Specification.Status == ImplementationStatus.Scaffold ? "scaffold"
        : entry.AlwaysRegister && profile.Specification.Deterministic ? "fixture-tested"
        : manifest is not null ? "prepared-host"
        : "profile-only";

    private static string Timeouts(JsonObject? policy) => policy is null
        ? "none"
        : string.Join("; ", Operations.Select(operation => Timeout(operation, (JsonObject)policy[operation])));

    private static string Timeout(string operation, JsonObject policy)
    {
        double seconds = ((JsonFloat)policy["timeout_seconds"]).Value;
        string label = operation == "polling" ? "poll" : operation;
        return string.Create(CultureInfo.InvariantCulture, $"{label} {seconds}s x{((JsonObject)policy["retry"])["max_attempts"]}");
    }
}
