using System.Net;
using System.Net.Sockets;

namespace WorldForge.Providers.Http;

/// <summary>A host of a URL in its one canonical form: a lower-case ASCII name without trailing dot, or an IP address.</summary>
/// <remarks>Equality is by that form. Legacy spellings of IPv4 addresses (octal, hexadecimal, one number, short forms) are no hosts.</remarks>
public sealed record DestinationHost
{
    private static readonly string[] LocalNames = ["localhost", "localhost.localdomain"];

    private DestinationHost(string name, IPAddress? address) => (Name, Address) = (name, address);

    /// <summary>The name in IDNA ASCII form, or the address in its shortest text; an IPv6 address without brackets.</summary>
    public string Name { get; }

    /// <summary>The address when the host was given as one, else <see langword="null"/>.</summary>
    public IPAddress? Address { get; }

    /// <summary>Whether the name is one of those that always mean this machine.</summary>
    public bool IsLocalName => LocalNames.Contains(Name, StringComparer.Ordinal) || Name.EndsWith(".localhost", StringComparison.Ordinal);

    /// <summary>The form that stands in a URL: as <see cref="Name"/>, an IPv6 address in brackets.</summary>
    public string UrlText => Address?.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{Name}]" : Name;

    /// <summary>Reads the host part of a URL.</summary>
    /// <param name="text">The host as written, without port; an IPv6 address in brackets.</param>
    /// <param name="host">The host, when it is one.</param>
    /// <param name="problem">What is wrong, without the text itself, when it is not.</param>
    /// <returns>Whether <paramref name="text"/> is a host.</returns>
    public static bool TryParse(string text, out DestinationHost? host, out string? problem)
    {
        ArgumentNullException.ThrowIfNull(text);
        host = null;
        if (text.StartsWith('['))
        {
            host = BracketedAddress(text);
            problem = host is null ? "the IPv6 address is malformed or has a zone" : null;
            return host is not null;
        }

        if (!HostName.TryCanonicalize(text, out string name, out problem))
        {
            return false;
        }

        if (!HostName.EndsInNumber(name))
        {
            host = new DestinationHost(name, address: null);
            return true;
        }

        // IPAddress.TryParse takes legacy spellings; only the spelling that it would itself write is unambiguous.
        if (IPAddress.TryParse(name, out var address) && address.ToString() == name)
        {
            host = new DestinationHost(name, address);
            return true;
        }

        problem = "the IPv4 address is not four decimal numbers without leading zeros";
        return false;
    }

    /// <summary>Makes a host of an address.</summary>
    internal static DestinationHost Of(IPAddress address) => new(address.ToString(), address);

    private static DestinationHost? BracketedAddress(string text) =>
        text.EndsWith(']')
        && text[1..^1].AsSpan().IndexOfAny('%', '[', ']') < 0
        && IPAddress.TryParse(text[1..^1], out var address)
        && address.AddressFamily == AddressFamily.InterNetworkV6
            ? Of(address)
            : null;
}
