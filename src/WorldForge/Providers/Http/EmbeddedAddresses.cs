using System.Net;

namespace WorldForge.Providers.Http;

/// <summary>Finds the IPv4 addresses that an IPv6 address of a transition mechanism leads to.</summary>
internal static class EmbeddedAddresses
{
    private const int AddressBytes = 16;
    private const int LastFour = 12;
    private const int AfterSixToFourPrefix = 2;
    private const int TeredoServer = 4;

    private static readonly IPNetwork WellKnownNat64 = IPNetwork.Parse("64:ff9b::/96");
    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");
    private static readonly IPNetwork Teredo = IPNetwork.Parse("2001::/32");

    public static IReadOnlyList<IPAddress> In(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[AddressBytes];
        if (!address.TryWriteBytes(bytes, out int written) || written != AddressBytes)
        {
            return [];
        }

        if (address.IsIPv4MappedToIPv6 || WellKnownNat64.Contains(address))
        {
            return [At(bytes, LastFour)];
        }

        if (SixToFour.Contains(address))
        {
            return [At(bytes, AfterSixToFourPrefix)];
        }

        return Teredo.Contains(address) ? [At(bytes, TeredoServer), Inverted(bytes, LastFour)] : [];
    }

    private static IPAddress At(ReadOnlySpan<byte> bytes, int start) => new(bytes.Slice(start, 4));

    // Teredo writes the client's address with every bit flipped (RFC 4380, section 4).
    private static IPAddress Inverted(ReadOnlySpan<byte> bytes, int start)
    {
        Span<byte> flipped = stackalloc byte[4];
        for (int i = 0; i < flipped.Length; i++)
        {
            flipped[i] = (byte)(bytes[start + i] ^ 0xFF);
        }

        return new IPAddress(flipped);
    }
}
