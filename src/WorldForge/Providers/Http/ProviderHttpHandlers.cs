using System.Net;

namespace WorldForge.Providers.Http;

/// <summary>Makes the handler that sends a provider's requests: no redirects, cookies or proxies, and connections only where allowed.</summary>
public static class ProviderHttpHandlers
{
    private const int MaxHeaderKilobytes = 64;
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    /// <summary>Makes a handler whose every connection goes to an address that the guard has checked.</summary>
    /// <param name="guard">The guard.</param>
    /// <returns>A handler that the caller owns. A host that needs a proxy supplies its own handler instead.</returns>
    public static SocketsHttpHandler Create(DestinationGuard guard)
    {
        ArgumentNullException.ThrowIfNull(guard);
        return new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            AutomaticDecompression = DecompressionMethods.None,
            PooledConnectionLifetime = ConnectionLifetime,
            MaxResponseHeadersLength = MaxHeaderKilobytes,
            MaxResponseDrainSize = 0,
            ConnectCallback = new PinnedConnector(guard).ConnectAsync,
        };
    }

    /// <summary>Whether a handler, or one that it wraps, would follow redirects by itself.</summary>
    internal static bool FollowsRedirects(HttpMessageHandler handler) => handler switch
    {
        DelegatingHandler { InnerHandler: { } inner } => FollowsRedirects(inner),
        SocketsHttpHandler sockets => sockets.AllowAutoRedirect,
        HttpClientHandler client => client.AllowAutoRedirect,
        _ => false,
    };
}
