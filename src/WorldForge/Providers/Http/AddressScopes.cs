using System.Net;
using System.Net.Sockets;

namespace WorldForge.Providers.Http;

/// <summary>Sorts IP addresses by reach, after the special-purpose registries of IANA (RFC 6890 and its updates).</summary>
internal static class AddressScopes
{
    private static readonly (IPNetwork Network, AddressScope Scope)[] SpecialV4 =
    [
        (IPNetwork.Parse("0.0.0.0/8"), AddressScope.Unspecified),
        (IPNetwork.Parse("10.0.0.0/8"), AddressScope.Private),
        (IPNetwork.Parse("100.64.0.0/10"), AddressScope.Shared),
        (IPNetwork.Parse("127.0.0.0/8"), AddressScope.Loopback),
        (IPNetwork.Parse("169.254.0.0/16"), AddressScope.LinkLocal),
        (IPNetwork.Parse("172.16.0.0/12"), AddressScope.Private),
        (IPNetwork.Parse("192.0.0.0/24"), AddressScope.Reserved),
        (IPNetwork.Parse("192.0.2.0/24"), AddressScope.Documentation),
        (IPNetwork.Parse("192.88.99.0/24"), AddressScope.Reserved),
        (IPNetwork.Parse("192.168.0.0/16"), AddressScope.Private),
        (IPNetwork.Parse("198.18.0.0/15"), AddressScope.Benchmarking),
        (IPNetwork.Parse("198.51.100.0/24"), AddressScope.Documentation),
        (IPNetwork.Parse("203.0.113.0/24"), AddressScope.Documentation),
        (IPNetwork.Parse("224.0.0.0/4"), AddressScope.Multicast),
        (IPNetwork.Parse("240.0.0.0/4"), AddressScope.Reserved),
    ];

    // Longest prefix first where one lies inside another. What matches no row and is not in 2000::/3 is reserved.
    private static readonly (IPNetwork Network, AddressScope Scope)[] SpecialV6 =
    [
        (IPNetwork.Parse("::/128"), AddressScope.Unspecified),
        (IPNetwork.Parse("::1/128"), AddressScope.Loopback),
        (IPNetwork.Parse("2001:2::/48"), AddressScope.Benchmarking),
        (IPNetwork.Parse("2001:db8::/32"), AddressScope.Documentation),
        (IPNetwork.Parse("2001::/23"), AddressScope.Reserved),
        (IPNetwork.Parse("3fff::/20"), AddressScope.Documentation),
        (IPNetwork.Parse("fc00::/7"), AddressScope.Private),
        (IPNetwork.Parse("fe80::/10"), AddressScope.LinkLocal),
        (IPNetwork.Parse("fec0::/10"), AddressScope.Private),
        (IPNetwork.Parse("ff00::/8"), AddressScope.Multicast),
    ];

    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    /// <summary>The reach of an address. An IPv6 address that carries IPv4 addresses reaches no further than the nearest of them.</summary>
    public static AddressScope Of(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetwork)
        {
            return Find(SpecialV4, address) ?? AddressScope.Global;
        }

        var embedded = EmbeddedAddresses.In(address);
        if (embedded.Count > 0)
        {
            return embedded.Select(Of).FirstOrDefault(scope => scope != AddressScope.Global);
        }

        return Find(SpecialV6, address) ?? (GlobalUnicast.Contains(address) ? AddressScope.Global : AddressScope.Reserved);
    }

    public static string Word(AddressScope scope) => scope switch
    {
        AddressScope.Global => "global",
        AddressScope.Unspecified => "unspecified",
        AddressScope.Loopback => "loopback",
        AddressScope.LinkLocal => "link-local",
        AddressScope.Private => "private",
        AddressScope.Shared => "shared address space",
        AddressScope.Benchmarking => "benchmarking",
        AddressScope.Documentation => "documentation",
        AddressScope.Multicast => "multicast",
        _ => "reserved",
    };

    private static AddressScope? Find((IPNetwork Network, AddressScope Scope)[] table, IPAddress address)
    {
        foreach (var (network, scope) in table)
        {
            if (network.Contains(address))
            {
                return scope;
            }
        }

        return null;
    }
}
