using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace WorldForge.Providers.Zmtp;

/// <summary>One connection of a REQ socket: greeting, handshake, and one request after the other. After any failure it must be thrown away.</summary>
internal sealed class ZmtpConnection : IDisposable
{
    private const int ShortHead = 2;
    private const int LongHead = 9;
    private const int BufferBytes = 16 * 1024;

    private readonly Socket _socket;
    private readonly ZmtpOptions _options;
    private readonly byte[] _buffer = new byte[BufferBytes];
    private int _start;
    private int _end;

    private ZmtpConnection(Socket socket, ZmtpOptions options)
    {
        _socket = socket;
        _options = options;
    }

    /// <summary>Whether the peer has closed the connection while nothing was asked.</summary>
    public bool IsClosedByPeer => _start == _end && _socket.Poll(0, SelectMode.SelectRead) && _socket.Available == 0;

    /// <summary>Connects and shakes hands.</summary>
    /// <exception cref="SocketException">Nobody answers there.</exception>
    /// <exception cref="IOException">The peer hung up or broke the protocol.</exception>
    public static async Task<ZmtpConnection> ConnectAsync(string host, int port, ZmtpOptions options, CancellationToken cancellationToken)
    {
        Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        ZmtpConnection connection = new(socket, options);
        try
        {
            await socket.ConnectAsync(new DnsEndPoint(host, port), cancellationToken).ConfigureAwait(false);
            await connection.HandshakeAsync(cancellationToken).ConfigureAwait(false);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Sends one message of one frame and waits for the reply, also of one frame.</summary>
    /// <returns>The body in memory of its own.</returns>
    public async Task<byte[]> ExchangeAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        await SendAsync(body, cancellationToken).ConfigureAwait(false);
        ZmtpFrame delimiter = await NextMessageFrameAsync(cancellationToken).ConfigureAwait(false);
        if (delimiter.Length != 0 || !delimiter.HasMore)
        {
            throw new ZmtpException("the reply does not start with an empty frame");
        }

        ZmtpFrame reply = await NextMessageFrameAsync(cancellationToken).ConfigureAwait(false);
        if (reply.HasMore)
        {
            throw new ZmtpException("the reply has more than one frame");
        }

        if (reply.Length > (ulong)_options.MaxBodyBytes)
        {
            throw new ZmtpException(string.Create(
                CultureInfo.InvariantCulture, $"the reply of {reply.Length} bytes is larger than the limit of {_options.MaxBodyBytes}"));
        }

        return await BodyAsync((int)reply.Length, cancellationToken).ConfigureAwait(false);
    }

    public void Dispose()
    {
        // Linger 0: what was not sent is dropped.
        _socket.LingerState = new LingerOption(enable: true, seconds: 0);
        _socket.Dispose();
    }

    private async Task HandshakeAsync(CancellationToken cancellationToken)
    {
        await SendAllAsync(ZmtpGreeting.Bytes, cancellationToken).ConfigureAwait(false);
        await FillAsync(ZmtpGreeting.SignatureLength, cancellationToken).ConfigureAwait(false);
        ZmtpGreeting.CheckSignature(_buffer.AsSpan(_start));
        await FillAsync(ZmtpGreeting.Length, cancellationToken).ConfigureAwait(false);
        ZmtpGreeting.Check(_buffer.AsSpan(_start, ZmtpGreeting.Length));
        _start += ZmtpGreeting.Length;
        await SendAllAsync(ZmtpCommand.Ready, cancellationToken).ConfigureAwait(false);

        ZmtpFrame frame = await HeadAsync(cancellationToken).ConfigureAwait(false);
        if (!frame.IsCommand)
        {
            throw new ZmtpException("the peer sent a message before the handshake was over");
        }

        byte[] command = await CommandAsync(frame, cancellationToken).ConfigureAwait(false);
        if (!ZmtpCommand.TrySplit(command, out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> data))
        {
            throw new ZmtpException("the peer sent a malformed command");
        }

        if (name.SequenceEqual("ERROR"u8))
        {
            throw ZmtpCommand.Error(data);
        }

        if (!name.SequenceEqual("READY"u8))
        {
            throw new ZmtpException("the peer sent another command where READY belongs");
        }

        ZmtpCommand.CheckPeer(data);
    }

    // The head and a short body go out together; a long body is not copied.
    private async Task SendAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        byte[] head = new byte[ShortHead + (body.Length > byte.MaxValue ? LongHead : ShortHead + body.Length)];
        head[0] = ZmtpFrame.More;
        if (body.Length > byte.MaxValue)
        {
            head[ShortHead] = ZmtpFrame.Long;
            BinaryPrimitives.WriteUInt64BigEndian(head.AsSpan(ShortHead + 1), (ulong)body.Length);
            await SendAllAsync(head, cancellationToken).ConfigureAwait(false);
            await SendAllAsync(body, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            head[ShortHead + 1] = (byte)body.Length;
            body.Span.CopyTo(head.AsSpan(ShortHead + ShortHead));
            await SendAllAsync(head, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task SendAllAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        while (!bytes.IsEmpty)
        {
            int sent = await _socket.SendAsync(bytes, SocketFlags.None, cancellationToken).ConfigureAwait(false);
            bytes = bytes[sent..];
        }
    }

    /// <summary>Answers and skips commands until a frame of a message comes.</summary>
    private async Task<ZmtpFrame> NextMessageFrameAsync(CancellationToken cancellationToken)
    {
        for (int commands = 0; ; commands++)
        {
            ZmtpFrame frame = await HeadAsync(cancellationToken).ConfigureAwait(false);
            if (!frame.IsCommand)
            {
                return frame;
            }

            if (commands >= _options.MaxCommands)
            {
                throw new ZmtpException(string.Create(CultureInfo.InvariantCulture, $"the peer sent more than {_options.MaxCommands} commands instead of a reply"));
            }

            await AnswerAsync(await CommandAsync(frame, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        }
    }

    private Task AnswerAsync(byte[] command, CancellationToken cancellationToken)
    {
        if (!ZmtpCommand.TrySplit(command, out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> data))
        {
            throw new ZmtpException("the peer sent a malformed command");
        }

        if (name.SequenceEqual("ERROR"u8))
        {
            throw ZmtpCommand.Error(data);
        }

        // A command that is not known has no meaning for a REQ socket.
        return name.SequenceEqual("PING"u8) ? SendAllAsync(ZmtpCommand.Pong(data), cancellationToken) : Task.CompletedTask;
    }

    private async Task<byte[]> CommandAsync(ZmtpFrame frame, CancellationToken cancellationToken) =>
        frame.HasMore
            ? throw new ZmtpException("the peer sent a command in pieces")
            : frame.Length > (ulong)_options.MaxCommandBytes
                ? throw new ZmtpException(string.Create(CultureInfo.InvariantCulture, $"the command of {frame.Length} bytes is larger than the limit of {_options.MaxCommandBytes}"))
                : await BodyAsync((int)frame.Length, cancellationToken).ConfigureAwait(false);

    private async Task<ZmtpFrame> HeadAsync(CancellationToken cancellationToken)
    {
        await FillAsync(ShortHead, cancellationToken).ConfigureAwait(false);
        byte flags = _buffer[_start];
        if ((flags & ZmtpFrame.Reserved) != 0)
        {
            throw new ZmtpException("a frame has reserved flags");
        }

        if ((flags & ZmtpFrame.Long) == 0)
        {
            ZmtpFrame small = new(flags, _buffer[_start + 1]);
            _start += ShortHead;
            return small;
        }

        await FillAsync(LongHead, cancellationToken).ConfigureAwait(false);
        ZmtpFrame large = new(flags, BinaryPrimitives.ReadUInt64BigEndian(_buffer.AsSpan(_start + 1)));
        _start += LongHead;
        return large;
    }

    private async Task<byte[]> BodyAsync(int length, CancellationToken cancellationToken)
    {
        byte[] body = GC.AllocateUninitializedArray<byte>(length);
        int read = Math.Min(length, _end - _start);
        _buffer.AsSpan(_start, read).CopyTo(body);
        _start += read;
        while (read < length)
        {
            int count = await _socket.ReceiveAsync(body.AsMemory(read), SocketFlags.None, cancellationToken).ConfigureAwait(false);
            read += count > 0 ? count : throw new ZmtpException("the peer hung up in the middle of a frame");
        }

        return body;
    }

    /// <summary>Reads until as many bytes are in the buffer.</summary>
    private async Task FillAsync(int count, CancellationToken cancellationToken)
    {
        if (_start > 0 && _start + count > _buffer.Length)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_start == _end)
        {
            (_start, _end) = (0, 0);
        }

        while (_end - _start < count)
        {
            int read = await _socket.ReceiveAsync(_buffer.AsMemory(_end), SocketFlags.None, cancellationToken).ConfigureAwait(false);
            _end += read > 0 ? read : throw new ZmtpException("the peer hung up");
        }
    }
}
