namespace WorldForge.Providers.Http;

/// <summary>Named time limits for requests to remote providers; see <see cref="RequestPreset"/>.</summary>
public enum TimeoutPreset
{
    /// <summary>What the provider brings.</summary>
    Remote,

    /// <summary>10 s for an attempt and 30 s for an operation: for runs that must end soon, such as those of a checkout.</summary>
    CheckoutSafe,

    /// <summary>Four times what the provider brings: for hosts whose models are slow to load.</summary>
    PreparedHost,
}
