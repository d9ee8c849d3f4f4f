namespace WorldForge.Providers.Http;

/// <summary>Which destinations a provider may reach, and what messages call the settings that say so.</summary>
public sealed record DestinationPolicy
{
    /// <summary>Hosts that may be reached.</summary>
    /// <value>Default <see langword="null"/>: every host that is not local or private.</value>
    public HostAllowList? AllowedHosts { get; init; }

    /// <summary>Lets the provider reach local and private addresses. The allow-list still counts.</summary>
    /// <value>Default <see langword="false"/>.</value>
    public bool AllowLocalNetwork { get; init; }

    /// <summary>Name of the setting behind <see cref="AllowedHosts"/>, such as an environment variable.</summary>
    /// <value>Default <c>allowed_hosts</c>.</value>
    public string AllowedHostsSetting { get; init; } = "allowed_hosts";

    /// <summary>Name of the setting behind <see cref="AllowLocalNetwork"/>.</summary>
    /// <value>Default <c>allow_local_network</c>.</value>
    public string LocalNetworkSetting { get; init; } = "allow_local_network";

    /// <summary>Longest wait for a name to be resolved.</summary>
    /// <value>Positive; default 2 s.</value>
    public TimeSpan ResolutionTimeout
    {
        get;
        init => field = value > TimeSpan.Zero ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "Must be positive.");
    } = TimeSpan.FromSeconds(2);
}
