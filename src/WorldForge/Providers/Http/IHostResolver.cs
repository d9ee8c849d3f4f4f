using System.Net;

namespace WorldForge.Providers.Http;

/// <summary>Turns host names into addresses: the seam in front of DNS.</summary>
public interface IHostResolver
{
    /// <summary>Resolves a name.</summary>
    /// <param name="host">A name in lower-case ASCII form.</param>
    /// <param name="cancellationToken">Cancelled when the caller or the time limit gives up.</param>
    /// <returns>The addresses in order of preference; empty when the name has none.</returns>
    /// <exception cref="System.Net.Sockets.SocketException">The name cannot be resolved.</exception>
    ValueTask<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken cancellationToken);
}
