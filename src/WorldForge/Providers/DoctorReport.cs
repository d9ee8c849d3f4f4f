using System.Collections.Immutable;
using WorldForge.Serialization;

namespace WorldForge.Providers;

/// <summary>What the library knows about its providers right now. Safe to share: redacted, and without host paths.</summary>
public sealed record DoctorReport
{
    /// <summary>The state directory, relative, or masked when it is outside the working directory.</summary>
    public required string StateDirectory { get; init; }

    /// <summary>One row per provider, sorted by name.</summary>
    public required ImmutableArray<ProviderDoctorStatus> Providers { get; init; }

    /// <summary>One sentence per unhealthy row, redacted.</summary>
    public required ImmutableArray<string> Issues { get; init; }

    /// <summary>How many rows there are.</summary>
    public int ProviderCount => Providers.Length;

    /// <summary>How many rows are healthy.</summary>
    public int HealthyProviderCount => Providers.Count(static row => row.Health.IsHealthy);

    /// <summary>How many rows are registered.</summary>
    public int RegisteredProviderCount => Providers.Count(static row => row.IsRegistered);

    /// <summary>Renders the wire form.</summary>
    public JsonObject ToJson() => JsonObject.Create(
        ("state_dir", StateDirectory),
        ("provider_count", ProviderCount),
        ("healthy_provider_count", HealthyProviderCount),
        ("registered_provider_count", RegisteredProviderCount),
        ("providers", JsonList.Create(Providers.Select(static row => (JsonValue)row.ToJson()))),
        ("issues", ProviderProfile.Words(Issues)));
}
