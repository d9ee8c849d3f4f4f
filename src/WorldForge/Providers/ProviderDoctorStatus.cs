using WorldForge.Serialization;

namespace WorldForge.Providers;

/// <summary>One row of the doctor report.</summary>
/// <param name="Name">The provider.</param>
/// <param name="IsRegistered">Whether this facade can call it.</param>
/// <param name="Profile">What it reports about itself.</param>
/// <param name="Health">Its health now.</param>
/// <param name="Lifecycle">Its lifecycle now, preflight only.</param>
/// <param name="ConfigSummary">Its configuration, without any value.</param>
public sealed record ProviderDoctorStatus(
    string Name,
    bool IsRegistered,
    ProviderProfile Profile,
    ProviderHealth Health,
    ProviderLifecycleStatus Lifecycle,
    ProviderConfigSummary ConfigSummary)
{
    /// <summary>Renders the wire form.</summary>
    public JsonObject ToJson() => JsonObject.Create(
        ("name", Name),
        ("registered", IsRegistered),
        ("profile", Profile.ToJson()),
        ("health", Health.ToJson()),
        ("lifecycle", Lifecycle.ToJson()),
        ("config_summary", ConfigSummary.ToJson()));
}
