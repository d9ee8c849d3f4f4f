using System.Net;
using System.Net.Sockets;

namespace WorldForge.Providers.Tests.Zmtp;

/// <summary>A listener on a free loopback port that does with each connection what the test says, however rude.</summary>
internal sealed class RawPeer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;
    private int _connections;

    public RawPeer(Func<NetworkStream, int, CancellationToken, Task> serve)
    {
        _listener.Start();
        _serving = ServeAsync(serve);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public int Connections => _connections;

    /// <summary>The greeting of a peer of version 3 with the mechanism NULL.</summary>
    public static byte[] Greeting(string mechanism = "NULL", byte major = 3, byte first = 0xFF)
    {
        byte[] greeting = new byte[64];
        (greeting[0], greeting[9], greeting[10], greeting[11]) = (first, 0x7F, major, 1);
        System.Text.Encoding.ASCII.GetBytes(mechanism, greeting.AsSpan(12));
        return greeting;
    }

    public static byte[] Ready(string type = "REP") => Command("READY", [11, .. "Socket-Type"u8, 0, 0, 0, (byte)type.Length, .. System.Text.Encoding.ASCII.GetBytes(type)]);

    public static byte[] Command(string name, params byte[] data) => [4, (byte)(1 + name.Length + data.Length), (byte)name.Length, .. System.Text.Encoding.ASCII.GetBytes(name), .. data];

    /// <summary>Greets and shakes hands as a REP socket.</summary>
    public static async Task HandshakeAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(Greeting(), cancellationToken);
        await ReadAsync(stream, 64, cancellationToken);
        await stream.WriteAsync(Ready(), cancellationToken);
        await ReadFrameAsync(stream, cancellationToken);
    }

    /// <summary>Reads one request: the empty delimiter, then the body.</summary>
    public static async Task<byte[]> ReadRequestAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        (byte flags, byte[] delimiter) = await ReadFrameAsync(stream, cancellationToken);
        Assert.Equal((1, 0), (flags, delimiter.Length));
        (flags, byte[] body) = await ReadFrameAsync(stream, cancellationToken);
        Assert.Equal(0, flags & ~2);
        return body;
    }

    public static byte[] Reply(ReadOnlySpan<byte> body)
    {
        byte[] length = new byte[8];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64BigEndian(length, (ulong)body.Length);
        return body.Length <= 255 ? [1, 0, 0, (byte)body.Length, .. body] : [1, 0, 2, .. length, .. body];
    }

    public static async Task<(byte Flags, byte[] Body)> ReadFrameAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        byte flags = (await ReadAsync(stream, 1, cancellationToken))[0];
        byte[] size = await ReadAsync(stream, (flags & 2) == 0 ? 1 : 8, cancellationToken);
        int length = size.Length == 1 ? size[0] : (int)System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(size);
        return (flags, await ReadAsync(stream, length, cancellationToken));
    }

    public static async Task<byte[]> ReadAsync(NetworkStream stream, int count, CancellationToken cancellationToken)
    {
        byte[] bytes = new byte[count];
        await stream.ReadExactlyAsync(bytes, cancellationToken);
        return bytes;
    }

    /// <summary>Waits until the other side is gone.</summary>
    public static async Task UntilGoneAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        byte[] rest = new byte[4096];
        while (await stream.ReadAsync(rest, cancellationToken) > 0)
        {
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _serving;
        _stop.Dispose();
    }

    private async Task ServeAsync(Func<NetworkStream, int, CancellationToken, Task> serve)
    {
        List<Task> running = [];
        try
        {
            while (true)
            {
                TcpClient client = await _listener.AcceptTcpClientAsync(_stop.Token);
                client.NoDelay = true;
                running.Add(OneAsync(client, serve, Interlocked.Increment(ref _connections)));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or InvalidOperationException)
        {
            await Task.WhenAll(running);
        }
    }

    private async Task OneAsync(TcpClient client, Func<NetworkStream, int, CancellationToken, Task> serve, int number)
    {
        using (client)
        {
            try
            {
                await serve(client.GetStream(), number, _stop.Token);
            }
            catch (Exception exception) when (exception is IOException or OperationCanceledException or SocketException)
            {
                // The client hung up, which most of these peers deserve.
            }
        }
    }
}
