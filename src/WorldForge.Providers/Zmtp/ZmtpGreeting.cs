using System.Globalization;
using System.Text;

namespace WorldForge.Providers.Zmtp;

/// <summary>The first 64 bytes of each side: signature, version 3, and the mechanism NULL (RFC 23 and 37 of ZeroMQ).</summary>
internal static class ZmtpGreeting
{
    public const int Length = 64;
    public const int SignatureLength = 10;
    private const int VersionAt = 10;
    private const int MechanismAt = 12;
    private const int MechanismLength = 20;
    private const byte Major = 3;
    private const byte Minor = 1;

    /// <summary>Ours.</summary>
    public static ReadOnlyMemory<byte> Bytes { get; } = Create();

    /// <summary>Checks the signature, which is all that a peer of an older version sends before it waits.</summary>
    /// <exception cref="ZmtpException">It is not one.</exception>
    public static void CheckSignature(ReadOnlySpan<byte> signature)
    {
        if (signature[0] != 0xFF || (signature[9] & 1) != 1)
        {
            throw new ZmtpException("the peer did not greet as a ZeroMQ server of version 3");
        }
    }

    /// <summary>Checks the greeting of a peer.</summary>
    /// <exception cref="ZmtpException">The version is older than 3, or the mechanism is another one.</exception>
    public static void Check(ReadOnlySpan<byte> greeting)
    {
        CheckSignature(greeting);
        if (greeting[VersionAt] < Major)
        {
            throw new ZmtpException(string.Create(CultureInfo.InvariantCulture, $"the peer speaks version {greeting[VersionAt]}, but 3 is needed"));
        }

        ReadOnlySpan<byte> mechanism = greeting.Slice(MechanismAt, MechanismLength).TrimEnd((byte)0);
        if (!mechanism.SequenceEqual("NULL"u8))
        {
            throw new ZmtpException($"the peer asks for the security mechanism {Name(mechanism)}, but only NULL is spoken");
        }
    }

    private static string Name(ReadOnlySpan<byte> mechanism)
    {
        foreach (byte unit in mechanism)
        {
            if (unit is not ((>= (byte)'A' and <= (byte)'Z') or (>= (byte)'0' and <= (byte)'9') or (byte)'-' or (byte)'_' or (byte)'.' or (byte)'+'))
            {
                return "of an invalid name";
            }
        }

        return mechanism.IsEmpty ? "of an empty name" : Encoding.ASCII.GetString(mechanism);
    }

    private static byte[] Create()
    {
        byte[] greeting = new byte[Length];
        greeting[0] = 0xFF;
        greeting[9] = 0x7F;
        greeting[VersionAt] = Major;
        greeting[VersionAt + 1] = Minor;
        "NULL"u8.CopyTo(greeting.AsSpan(MechanismAt));
        return greeting;
    }
}
