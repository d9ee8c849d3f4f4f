using System.Buffers.Binary;
using System.Text;
using WorldForge.Redaction;

namespace WorldForge.Providers.Zmtp;

/// <summary>Commands: a name with its length in one byte, then data.</summary>
internal static class ZmtpCommand
{
    private const int LongestContext = 16;
    private const int TimeToLiveLength = 2;

    /// <summary>Our properties: a REQ socket without identity.</summary>
    public static ReadOnlyMemory<byte> Ready { get; } = Frame("READY"u8, [.. Property("Socket-Type"u8, "REQ"u8), .. Property("Identity"u8, [])]);

    public static bool TrySplit(ReadOnlySpan<byte> body, out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> data)
    {
        int length = body.IsEmpty ? 0 : body[0];
        bool isValid = length > 0 && length < body.Length + 1 && body.Length >= length + 1;
        name = isValid ? body.Slice(1, length) : [];
        data = isValid ? body[(length + 1)..] : [];
        return isValid;
    }

    /// <summary>Checks the properties of the peer of a REQ socket.</summary>
    /// <exception cref="ZmtpException">They are malformed, or the peer is no REP or ROUTER socket.</exception>
    public static void CheckPeer(ReadOnlySpan<byte> properties)
    {
        string? type = null;
        while (!properties.IsEmpty)
        {
            int nameLength = properties[0];
            if (nameLength == 0 || properties.Length < 1 + nameLength + sizeof(uint))
            {
                throw new ZmtpException("the peer's properties are malformed");
            }

            ReadOnlySpan<byte> name = properties.Slice(1, nameLength);
            uint valueLength = BinaryPrimitives.ReadUInt32BigEndian(properties[(1 + nameLength)..]);
            properties = properties[(1 + nameLength + sizeof(uint))..];
            if (valueLength > properties.Length)
            {
                throw new ZmtpException("the peer's properties are malformed");
            }

            if (Ascii.EqualsIgnoreCase(name, "Socket-Type"u8))
            {
                type = Printable(properties[..(int)valueLength]);
            }

            properties = properties[(int)valueLength..];
        }

        if (type is not ("REP" or "ROUTER"))
        {
            throw new ZmtpException($"the peer is a socket of the type '{type ?? "none"}', but requests go to REP or ROUTER");
        }
    }

    /// <summary>The answer to a PING: its context, without the time to live.</summary>
    /// <exception cref="ZmtpException">The PING is malformed.</exception>
    public static byte[] Pong(ReadOnlySpan<byte> ping) =>
        ping.Length is >= TimeToLiveLength and <= TimeToLiveLength + LongestContext
            ? Frame("PONG"u8, ping[TimeToLiveLength..])
            : throw new ZmtpException("the peer sent a malformed PING");

    /// <summary>What an ERROR says.</summary>
    public static ZmtpException Error(ReadOnlySpan<byte> data)
    {
        int length = data.IsEmpty ? 0 : Math.Min(data[0], data.Length - 1);
        string reason = Redactor.Observable.Redact(Printable(data.Slice(data.IsEmpty ? 0 : 1, length)));
        return new ZmtpException("the peer refused the connection: " + (reason.Length > 0 ? reason : "no reason given"));
    }

    private static byte[] Frame(ReadOnlySpan<byte> name, ReadOnlySpan<byte> data) =>
        [ZmtpFrame.Command, (byte)(1 + name.Length + data.Length), (byte)name.Length, .. name, .. data];

    private static byte[] Property(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value) =>
        [(byte)name.Length, .. name, 0, 0, 0, (byte)value.Length, .. value];

    private static string Printable(ReadOnlySpan<byte> text)
    {
        Span<char> printable = stackalloc char[Math.Min(text.Length, byte.MaxValue)];
        for (int index = 0; index < printable.Length; index++)
        {
            printable[index] = text[index] is >= (byte)' ' and <= (byte)'~' ? (char)text[index] : '?';
        }

        return new string(printable);
    }
}
