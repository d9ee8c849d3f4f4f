using System.Collections.Immutable;
using WorldForge.Capabilities;
using WorldForge.Providers;
using WorldForge.Serialization;

namespace WorldForge.Diagnostics;

/// <summary>Merges the profiles of several components that serve one name.</summary>
internal static class ProfileMerge
{
    public static ProviderProfile Merge(ImmutableArray<ProviderProfile> profiles)
    {
        ProviderProfile primary = profiles[0];
        if (profiles.Length == 1)
        {
            return primary;
        }

        ImmutableArray<string> variables = Union(profiles, static profile => profile.RequiredVariables);
        ProviderProfileSpec merged = primary.Specification with
        {
            Description = Description(profiles),
            Deterministic = profiles.All(static profile => profile.Specification.Deterministic),
            IsLocal = profiles.Any(static profile => profile.Specification.IsLocal),
            SupportedModalities = Union(profiles, static profile => profile.Specification.SupportedModalities),
            ArtifactTypes = Union(profiles, static profile => profile.Specification.ArtifactTypes),
            Notes = Union(profiles, static profile => profile.Specification.Notes),
            SupportedModels = Union(profiles, static profile => profile.Specification.SupportedModels),
            DefaultModel = profiles.Select(static profile => profile.Specification.DefaultModel).FirstOrDefault(static model => model is not null),
            RequiredVariables = variables,
            RequiresCredentials = profiles.Any(static profile => profile.RequiresCredentials),
        };
        string? credential = profiles.Select(static profile => profile.CredentialVariable).FirstOrDefault(static variable => variable is not null);
        JsonObject? policy = profiles.Select(static profile => profile.RequestPolicy).FirstOrDefault(static candidate => candidate is not null);
        ProviderCapabilities capabilities = profiles.Aggregate(ProviderCapabilities.None, static (sum, profile) => sum.Union(profile.Capabilities));
        return new ProviderProfile(primary.Name, capabilities, merged, credential ?? (variables.IsEmpty ? null : variables[0]), policy);
    }

    private static string Description(ImmutableArray<ProviderProfile> profiles) =>
        profiles[0].Specification.Description is { } own && !string.IsNullOrWhiteSpace(own)
            ? own
            : string.Join("; ", profiles.Select(static profile => profile.Specification.Description).Where(static text => !string.IsNullOrWhiteSpace(text)));

    private static ImmutableArray<string> Union(ImmutableArray<ProviderProfile> profiles, Func<ProviderProfile, ImmutableArray<string>> part) =>
        [.. profiles.SelectMany(profile => part(profile)).Distinct(StringComparer.Ordinal)];
}
