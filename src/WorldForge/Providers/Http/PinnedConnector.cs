using System.Net;
using System.Net.Sockets;

namespace WorldForge.Providers.Http;

/// <summary>Opens connections to addresses that the guard has checked, so that no second lookup can lead elsewhere.</summary>
internal sealed class PinnedConnector(DestinationGuard guard)
{
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        string text = context.DnsEndPoint.Host;
        bool bare = text.Contains(':', StringComparison.Ordinal) && !text.StartsWith('[');
        if (!DestinationHost.TryParse(bare ? $"[{text}]" : text, out var host, out string? problem))
        {
            throw new ProviderException(FaultCodes.ProviderAddress, $"The destination is no host: {problem}.");
        }

        var addresses = await guard.AddressesAsync(host!, cancellationToken).ConfigureAwait(false);
        for (int i = 0; ; i++)
        {
            try
            {
                return await ConnectAsync(new IPEndPoint(addresses[i], context.DnsEndPoint.Port), cancellationToken).ConfigureAwait(false);
            }
            catch (SocketException) when (i < addresses.Count - 1)
            {
                // The next address of the same host may answer.
            }
        }
    }

    private static async Task<Stream> ConnectAsync(IPEndPoint address, CancellationToken cancellationToken)
    {
        Socket? socket = null;
        try
        {
            socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(address, cancellationToken).ConfigureAwait(false);
            var stream = new NetworkStream(socket, ownsSocket: true);
            socket = null;
            return stream;
        }
        finally
        {
            socket?.Dispose();
        }
    }
}
