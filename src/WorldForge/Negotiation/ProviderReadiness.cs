namespace WorldForge.Negotiation;

/// <summary>Whether a provider can serve a capability now; the first condition that holds, in this order.</summary>
public enum ProviderReadiness
{
    /// <summary>Its profile lacks the capability.</summary>
    Unsupported,

    /// <summary>It is not configured.</summary>
    MissingConfig,

    /// <summary>It is configured, but its health check says no.</summary>
    MissingDependency,

    /// <summary>It is fine, but this facade does not know it.</summary>
    NotRegistered,

    /// <summary>It is registered, configured and healthy.</summary>
    Ready,
}
