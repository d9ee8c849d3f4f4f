using WorldForge.Providers;

namespace WorldForge.Testing.Live;

/// <summary>The traits and the skip reason that the attributes of this folder share.</summary>
internal static class RuntimeTraits
{
    public static string? SkipReason(RuntimeMarker markers, string? profile) =>
        RuntimeProfiles.SkipReason(markers, profile, ProviderEnvironment.Process);

    /// <summary>One category for all that needs a prepared machine, one trait for each marker, and the profile.</summary>
    public static IReadOnlyCollection<KeyValuePair<string, string>> Of(RuntimeMarker markers, string? profile)
    {
        List<KeyValuePair<string, string>> traits = [new("Category", "Live")];
        traits.AddRange(RuntimeProfiles.Words(markers).Select(static word => new KeyValuePair<string, string>("Runtime", word)));
        if (profile is not null)
        {
            traits.Add(new("ProviderProfile", profile));
        }

        return traits;
    }
}
