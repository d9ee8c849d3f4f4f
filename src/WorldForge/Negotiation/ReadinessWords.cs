namespace WorldForge.Negotiation;

/// <summary>The wire words of <see cref="ProviderReadiness"/>.</summary>
internal static class ReadinessWords
{
    public static string ToWireName(this ProviderReadiness readiness) => readiness switch
    {
        ProviderReadiness.Unsupported => "unsupported",
        ProviderReadiness.MissingConfig => "missing-config",
        ProviderReadiness.MissingDependency => "missing-dependency",
        ProviderReadiness.NotRegistered => "not-registered",
        _ => "ready",
    };
}
