using System.Collections.Immutable;

namespace WorldForge.Providers;

/// <summary>
/// Decides whether something that needs a prepared runtime may run here. Tests and benchmark presets ask the same functions, which
/// look at nothing but their arguments.
/// </summary>
public static class RuntimeProfiles
{
    /// <summary>The variable that selects one profile.</summary>
    public const string SelectionVariable = "WORLDFORGE_PROVIDER_PROFILE";

    private static readonly ImmutableArray<(RuntimeMarker Marker, string Word)> _markers =
    [
        (RuntimeMarker.Live, "live"),
        (RuntimeMarker.Network, "network"),
        (RuntimeMarker.Gpu, "gpu"),
        (RuntimeMarker.Robotics, "robotics"),
        (RuntimeMarker.Credentialed, "credentialed"),
    ];

    /// <summary>The runtimes of the providers that this project ships.</summary>
    public static ImmutableArray<RuntimeProfile> BuiltIn { get; } =
    [
        new("cosmos-policy", "COSMOS_POLICY_BASE_URL"),
        new("leworldmodel", "LEWORLDMODEL_POLICY", "LEWM_POLICY"),
        new("gr00t", "GROOT_POLICY_HOST"),
        new("lerobot", "LEROBOT_POLICY_PATH", "LEROBOT_POLICY"),
    ];

    /// <summary>The words of the markers that are set, in the order of the enumeration.</summary>
    public static ImmutableArray<string> Words(RuntimeMarker markers) =>
        [.. _markers.Where(known => markers.HasFlag(known.Marker)).Select(known => known.Word)];

    /// <summary>The variable that opts in to a marker, for example <c>WORLDFORGE_RUN_LIVE</c>.</summary>
    /// <param name="word">The marker's word, as <see cref="Words"/> gives it.</param>
    public static string OptInVariable(string word)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(word);
        return "WORLDFORGE_RUN_" + word.ToUpperInvariant();
    }

    /// <summary>Why something must be skipped, or null when it may run.</summary>
    /// <param name="markers">What it needs; a marker is opted in to by <c>1</c> or <c>true</c> in its variable.</param>
    /// <param name="profile">The one provider runtime it is for, or null. It must be selected, and its variables set.</param>
    /// <param name="environment">Where variables are read from.</param>
    /// <param name="profiles">The known runtimes; <see cref="BuiltIn"/> when null.</param>
    /// <returns>All reasons, joined with <c>"; "</c>.</returns>
    public static string? SkipReason(
        RuntimeMarker markers,
        string? profile,
        ProviderEnvironment environment,
        IReadOnlyList<RuntimeProfile>? profiles = null)
    {
        ArgumentNullException.ThrowIfNull(environment);
        List<string> reasons =
        [
            .. Words(markers).Where(word => !IsOptedIn(word, environment)).Select(static word => $"requires an explicit --run-{word} opt-in"),
        ];
        if (profile is not null && ProfileReason(profile, environment, profiles) is { } reason)
        {
            reasons.Add(reason);
        }

        return reasons.Count == 0 ? null : string.Join("; ", reasons);
    }

    /// <summary>Why a runtime is not configured here, or null when it is; nobody needs to have selected it.</summary>
    /// <param name="profile">Name of the runtime.</param>
    /// <param name="environment">Where variables are read from.</param>
    /// <param name="profiles">The known runtimes; <see cref="BuiltIn"/> when null.</param>
    public static string? MissingReason(string profile, ProviderEnvironment environment, IReadOnlyList<RuntimeProfile>? profiles = null)
    {
        ArgumentNullException.ThrowIfNull(environment);
        return Find(profile, profiles) is { } known ? known.MissingReason(environment) : Unknown(profile);
    }

    /// <summary>The runtime of that name, or null.</summary>
    public static RuntimeProfile? Find(string profile, IReadOnlyList<RuntimeProfile>? profiles = null) =>
        (profiles ?? BuiltIn).FirstOrDefault(known => known.Name == profile);

    private static string? ProfileReason(string profile, ProviderEnvironment environment, IReadOnlyList<RuntimeProfile>? profiles)
    {
        if (Find(profile, profiles) is not { } known)
        {
            return Unknown(profile);
        }

        string? selected = environment.Find(SelectionVariable);
        return selected is null ? $"provider profile '{profile}' requires --provider-profile {profile}"
            : selected != profile ? $"selected provider profile is '{selected}', not '{profile}'"
            : known.MissingReason(environment);
    }

    private static string Unknown(string profile) => $"unknown provider runtime profile: {profile}";

    private static bool IsOptedIn(string word, ProviderEnvironment environment) =>
        environment.Find(OptInVariable(word)) is { } value && (value == "1" || value.Equals("true", StringComparison.OrdinalIgnoreCase));
}
