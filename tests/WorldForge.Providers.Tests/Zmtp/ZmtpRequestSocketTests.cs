using System.Net.Sockets;
using System.Text;
using WorldForge.Providers.Zmtp;

namespace WorldForge.Providers.Tests.Zmtp;

public sealed class ZmtpRequestSocketTests
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(200);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(100_000)]
    public async Task Exchanges_messages_of_any_size_over_one_connection(int size)
    {
        byte[] body = [.. Enumerable.Range(0, size).Select(static index => (byte)(index & 0xFF))];
        await using RawPeer peer = new(EchoAsync);
        using ZmtpRequestSocket socket = Socket(peer);

        for (int round = 0; round < 3; round++)
        {
            Assert.Equal(body, await socket.ExchangeAsync(body, Long, Token));
        }

        Assert.Equal((1, 1), (socket.Connections, peer.Connections));
    }

    [Fact]
    public async Task Greets_and_presents_itself_as_the_protocol_says()
    {
        TaskCompletionSource<(byte[] Greeting, byte[] Ready, byte[] Request)> seen = new();
        await using RawPeer peer = new(async (stream, _, stop) =>
        {
            byte[] greeting = await RawPeer.ReadAsync(stream, 64, stop);
            await stream.WriteAsync(RawPeer.Greeting(), stop);
            (_, byte[] ready) = await RawPeer.ReadFrameAsync(stream, stop);
            await stream.WriteAsync(RawPeer.Ready(), stop);
            byte[] request = await RawPeer.ReadAsync(stream, 5, stop);
            seen.SetResult((greeting, ready, request));
            await stream.WriteAsync(RawPeer.Reply("x"u8), stop);
        });
        using ZmtpRequestSocket socket = Socket(peer);

        await socket.ExchangeAsync("a"u8.ToArray(), Long, Token);

        (byte[] greeting, byte[] ready, byte[] request) = await seen.Task;
        Assert.Equal("FF00000000000000007F03014E554C4C" + new string('0', 96), Convert.ToHexString(greeting));
        Assert.Equal("\u0005READY\u000BSocket-Type\0\0\0\u0003REQ\bIdentity\0\0\0\0", Encoding.ASCII.GetString(ready));
        Assert.Equal("0100000161", Convert.ToHexString(request));
    }

    [Fact]
    public async Task Concurrent_requests_take_turns()
    {
        await using RawPeer peer = new(EchoAsync);
        using ZmtpRequestSocket socket = Socket(peer);

        byte[][] replies = await Task.WhenAll(Enumerable.Range(0, 20).Select(index => socket.ExchangeAsync(new[] { (byte)index }, Long, Token)));

        Assert.Equal([.. Enumerable.Range(0, 20).Select(static index => (byte)index)], replies.Select(static reply => reply[0]));
        Assert.Equal(1, socket.Connections);
    }

    [Fact]
    public async Task Reconnects_when_the_peer_hung_up_between_two_requests()
    {
        await using RawPeer peer = new(async (stream, _, stop) =>
        {
            await RawPeer.HandshakeAsync(stream, stop);
            await stream.WriteAsync(RawPeer.Reply(await RawPeer.ReadRequestAsync(stream, stop)), stop);
        });
        using ZmtpRequestSocket socket = Socket(peer);
        await socket.ExchangeAsync("a"u8.ToArray(), Long, Token);
        while (!socket.IsClosedByPeer)
        {
            await Task.Yield();
        }

        Assert.Equal("b"u8.ToArray(), await socket.ExchangeAsync("b"u8.ToArray(), Long, Token));
        Assert.Equal(2, socket.Connections);
    }

    [Fact]
    public async Task Answers_pings_with_their_context_while_it_waits()
    {
        TaskCompletionSource<byte[]> pong = new();
        await using RawPeer peer = new(async (stream, _, stop) =>
        {
            await RawPeer.HandshakeAsync(stream, stop);
            await RawPeer.ReadRequestAsync(stream, stop);
            await stream.WriteAsync(RawPeer.Command("PING", [0, 10, .. "context"u8]), stop);
            pong.SetResult((await RawPeer.ReadFrameAsync(stream, stop)).Body);
            await stream.WriteAsync(RawPeer.Command("UNKNOWN", 1), stop);
            await stream.WriteAsync(RawPeer.Reply("done"u8), stop);
        });
        using ZmtpRequestSocket socket = Socket(peer);

        Assert.Equal("done"u8.ToArray(), await socket.ExchangeAsync("a"u8.ToArray(), Long, Token));
        Assert.Equal("\u0004PONGcontext", Encoding.ASCII.GetString(await pong.Task));
    }

    public static TheoryData<string, byte[], string> Greetings => new()
    {
        { "not ZeroMQ", [.. "HTTP/1.1 400 Bad Request\r\n\r\n"u8, .. new byte[64]], "did not greet" },
        { "version 2", RawPeer.Greeting(major: 2), "speaks version 2" },
        { "CURVE", RawPeer.Greeting("CURVE"), "mechanism CURVE" },
        { "no mechanism", RawPeer.Greeting(""), "empty name" },
        { "odd mechanism", RawPeer.Greeting("NU\nLL"), "invalid name" },
        { "half a greeting", RawPeer.Greeting()[..30], "hung up" },
        { "nothing", [], "hung up" },
        { "ERROR", [.. RawPeer.Greeting(), .. RawPeer.Command("ERROR", [6, .. "go off"u8])], "refused the connection: go off" },
        { "ERROR without reason", [.. RawPeer.Greeting(), .. RawPeer.Command("ERROR")], "no reason given" },
        { "message first", [.. RawPeer.Greeting(), 0, 1, 65], "before the handshake was over" },
        { "another command", [.. RawPeer.Greeting(), .. RawPeer.Command("HELLO")], "where READY belongs" },
        { "malformed command", [.. RawPeer.Greeting(), 4, 2, 9, 65], "malformed command" },
        { "empty command", [.. RawPeer.Greeting(), 4, 0], "malformed command" },
        { "command in pieces", [.. RawPeer.Greeting(), 5, 1, 65], "in pieces" },
        { "huge command", [.. RawPeer.Greeting(), 6, 0x10, 0, 0, 0, 0, 0, 0, 0], "larger than the limit" },
        { "reserved flags", [.. RawPeer.Greeting(), 0x84, 1, 65], "reserved flags" },
        { "PUB", [.. RawPeer.Greeting(), .. RawPeer.Ready("PUB")], "type 'PUB'" },
        { "no type", [.. RawPeer.Greeting(), .. RawPeer.Command("READY")], "type 'none'" },
        { "cut property", [.. RawPeer.Greeting(), .. RawPeer.Command("READY", 11, 65, 66)], "properties are malformed" },
        { "long property", [.. RawPeer.Greeting(), .. RawPeer.Command("READY", 1, 65, 0xFF, 0xFF, 0xFF, 0xFF)], "properties are malformed" },
        { "nameless property", [.. RawPeer.Greeting(), .. RawPeer.Command("READY", 0, 0, 0, 0, 0)], "properties are malformed" },
    };

    [Theory]
    [MemberData(nameof(Greetings))]
    public async Task Refuses_peers_that_greet_wrongly(string what, byte[] sent, string problem)
    {
        await using RawPeer peer = new(async (stream, _, stop) =>
        {
            await stream.WriteAsync(sent, stop);
            if (problem != "hung up")
            {
                await RawPeer.UntilGoneAsync(stream, stop);
            }
        });
        using ZmtpRequestSocket socket = Socket(peer);

        Exception error = await Assert.ThrowsAnyAsync<Exception>(() => socket.ExchangeAsync("a"u8.ToArray(), Long, Token));

        Assert.True(error is IOException or SocketException, what);
        Assert.True(error.Message.Contains(problem, StringComparison.Ordinal) || (error is SocketException && problem == "hung up"), error.Message);
    }

    public static TheoryData<string, byte[], string> Replies => new()
    {
        { "no delimiter", [0, 1, 65], "empty frame" },
        { "delimiter without more", [0, 0, 0, 1, 65], "empty frame" },
        { "delimiter with content", [1, 1, 65, 0, 1, 65], "empty frame" },
        { "two frames", [1, 0, 1, 1, 65, 0, 1, 65], "more than one frame" },
        { "oversize", [1, 0, 2, 0x10, 0, 0, 0, 0, 0, 0, 0], "the reply of 1152921504606846976 bytes is larger than the limit" },
        { "just over", [1, 0, 2, 0, 0, 0, 0, 0, 0, 4, 1], "the reply of 1025 bytes is larger than the limit of 1024" },
        { "negative", [1, 0, 2, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], "larger than the limit" },
        { "reserved", [1, 0, 8, 1, 65], "reserved flags" },
        { "half a frame", [1, 0, 0, 10, 65], "in the middle of a frame" },
        { "half a head", [1, 0, 2, 0], "hung up" },
        { "error", RawPeer.Command("ERROR", 2, 110, 111), "refused the connection: no" },
        { "malformed command", [4, 1, 7], "malformed command" },
        { "short ping", RawPeer.Command("PING", 1), "malformed PING" },
        { "long ping", RawPeer.Command("PING", new byte[19]), "malformed PING" },
    };

    [Theory]
    [MemberData(nameof(Replies))]
    public async Task Refuses_replies_that_break_the_protocol_and_connects_anew_afterwards(string what, byte[] sent, string problem)
    {
        await using RawPeer peer = new(async (stream, number, stop) =>
        {
            await RawPeer.HandshakeAsync(stream, stop);
            await RawPeer.ReadRequestAsync(stream, stop);
            await stream.WriteAsync(number == 1 ? sent : RawPeer.Reply("fine"u8), stop);
        });
        using ZmtpRequestSocket socket = Socket(peer, new ZmtpOptions { MaxBodyBytes = 1024 });

        ZmtpException error = await Assert.ThrowsAsync<ZmtpException>(() => socket.ExchangeAsync("a"u8.ToArray(), Long, Token));

        Assert.True(error.Message.Contains(problem, StringComparison.Ordinal), what + ": " + error.Message);
        Assert.Equal("fine"u8.ToArray(), await socket.ExchangeAsync("b"u8.ToArray(), Long, Token));
        Assert.Equal(2, socket.Connections);
    }

    [Theory]
    [InlineData("PING")]
    [InlineData("MORE")]
    public async Task Ends_floods(string kind)
    {
        byte[] flood = kind == "PING" ? RawPeer.Command("PING", 0, 1) : [1, 0];
        await using RawPeer peer = new(async (stream, _, stop) =>
        {
            await RawPeer.HandshakeAsync(stream, stop);
            await RawPeer.ReadRequestAsync(stream, stop);
            while (!stop.IsCancellationRequested)
            {
                await stream.WriteAsync(flood, stop);
            }
        });
        using ZmtpRequestSocket socket = Socket(peer);

        ZmtpException error = await Assert.ThrowsAsync<ZmtpException>(() => socket.ExchangeAsync("a"u8.ToArray(), Long, Token));

        Assert.Contains(kind == "PING" ? "more than 256 commands" : "more than one frame", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("greeting")]
    [InlineData("handshake")]
    [InlineData("reply")]
    [InlineData("body")]
    public async Task Ends_stalls_at_the_time_limit_and_connects_anew_afterwards(string where)
    {
        await using RawPeer peer = new(async (stream, number, stop) =>
        {
            if (number > 1)
            {
                await EchoAsync(stream, number, stop);
                return;
            }

            if (where != "greeting")
            {
                await stream.WriteAsync(RawPeer.Greeting(), stop);
            }

            if (where is "reply" or "body")
            {
                await stream.WriteAsync(RawPeer.Ready(), stop);
            }

            if (where == "body")
            {
                await stream.WriteAsync((byte[])[1, 0, 0, 5, 1], stop);
            }

            await RawPeer.UntilGoneAsync(stream, stop);
        });
        using ZmtpRequestSocket socket = Socket(peer);

        TimeoutException error = await Assert.ThrowsAsync<TimeoutException>(() => socket.ExchangeAsync("a"u8.ToArray(), Short, Token));

        Assert.Contains("within 200 ms", error.Message, StringComparison.Ordinal);
        Assert.Equal("b"u8.ToArray(), await socket.ExchangeAsync("b"u8.ToArray(), Long, Token));
        Assert.Equal(2, peer.Connections);
    }

    [Fact]
    public async Task The_callers_cancellation_passes_through_and_drops_the_connection()
    {
        TaskCompletionSource asked = new();
        await using RawPeer peer = new(async (stream, number, stop) =>
        {
            if (number > 1)
            {
                await EchoAsync(stream, number, stop);
                return;
            }

            await RawPeer.HandshakeAsync(stream, stop);
            await RawPeer.ReadRequestAsync(stream, stop);
            asked.SetResult();
            await RawPeer.UntilGoneAsync(stream, stop);
        });
        using ZmtpRequestSocket socket = Socket(peer);
        using CancellationTokenSource source = CancellationTokenSource.CreateLinkedTokenSource(Token);
        Task<byte[]> pending = socket.ExchangeAsync("a"u8.ToArray(), Long, source.Token);
        await asked.Task.WaitAsync(Token);

        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pending);
        Assert.Equal("b"u8.ToArray(), await socket.ExchangeAsync("b"u8.ToArray(), Long, Token));
    }

    [Fact]
    public async Task A_port_where_nobody_listens_is_a_socket_error()
    {
        RawPeer peer = new(EchoAsync);
        int port = peer.Port;
        await peer.DisposeAsync();
        using ZmtpRequestSocket socket = new("127.0.0.1", port, new ZmtpOptions(), TimeProvider.System);

        await Assert.ThrowsAsync<SocketException>(() => socket.ExchangeAsync("a"u8.ToArray(), Long, Token));
    }

    internal static async Task EchoAsync(NetworkStream stream, int number, CancellationToken stop)
    {
        await RawPeer.HandshakeAsync(stream, stop);
        while (!stop.IsCancellationRequested)
        {
            await stream.WriteAsync(RawPeer.Reply(await RawPeer.ReadRequestAsync(stream, stop)), stop);
        }
    }

    private static ZmtpRequestSocket Socket(RawPeer peer, ZmtpOptions? options = null) => new("127.0.0.1", peer.Port, options ?? new ZmtpOptions(), TimeProvider.System);
}
