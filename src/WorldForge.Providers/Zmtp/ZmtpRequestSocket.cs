namespace WorldForge.Providers.Zmtp;

/// <summary>
/// A REQ socket: one request at a time, each with its own time limit. A failed exchange leaves the peer's state unknown, so its
/// connection is dropped and the next exchange makes a new one; so is one that the peer closed in between.
/// </summary>
internal sealed class ZmtpRequestSocket(string host, int port, ZmtpOptions options, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private ZmtpConnection? _connection;

    /// <summary>Connections made so far.</summary>
    public int Connections { get; private set; }

    /// <summary>Whether the peer has closed the connection that the next exchange would use.</summary>
    public bool IsClosedByPeer => _connection is { IsClosedByPeer: true };

    /// <summary>Sends a request and waits for its reply.</summary>
    /// <param name="body">The request.</param>
    /// <param name="timeout">Limit of everything: the turn, the connection, the request, the reply.</param>
    /// <param name="cancellationToken">Ends the exchange early.</param>
    /// <exception cref="TimeoutException">The limit passed.</exception>
    /// <exception cref="IOException">The peer hung up or broke the protocol.</exception>
    /// <exception cref="System.Net.Sockets.SocketException">The peer cannot be reached, or the connection broke.</exception>
    public async Task<byte[]> ExchangeAsync(ReadOnlyMemory<byte> body, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using CancellationTokenSource limit = new(timeout, time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await _turn.WaitAsync(either.Token).ConfigureAwait(false);
            try
            {
                return await ExchangeAsync(body, either.Token).ConfigureAwait(false);
            }
            finally
            {
                _turn.Release();
            }
        }
        catch (OperationCanceledException exception) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"the peer did not answer within {timeout.TotalMilliseconds:F0} ms", exception);
        }
    }

    public void Dispose()
    {
        Drop();
        _turn.Dispose();
    }

    private async Task<byte[]> ExchangeAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        bool isDone = false;
        try
        {
            if (IsClosedByPeer)
            {
                Drop();
            }

            if (_connection is null)
            {
                _connection = await ZmtpConnection.ConnectAsync(host, port, options, cancellationToken).ConfigureAwait(false);
                Connections++;
            }

            byte[] reply = await _connection.ExchangeAsync(body, cancellationToken).ConfigureAwait(false);
            isDone = true;
            return reply;
        }
        finally
        {
            if (!isDone)
            {
                Drop();
            }
        }
    }

    private void Drop()
    {
        _connection?.Dispose();
        _connection = null;
    }
}
