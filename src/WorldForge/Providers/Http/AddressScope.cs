namespace WorldForge.Providers.Http;

/// <summary>How far an IP address reaches; everything but <see cref="Global"/> is refused without the local-network opt-in.</summary>
internal enum AddressScope
{
    Global,
    Unspecified,
    Loopback,
    LinkLocal,
    Private,
    Shared,
    Benchmarking,
    Documentation,
    Multicast,
    Reserved,
}
