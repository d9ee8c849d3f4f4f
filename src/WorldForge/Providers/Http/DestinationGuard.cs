using System.Net;
using System.Net.Sockets;

namespace WorldForge.Providers.Http;

/// <summary>Decides whether a host may be reached: the allow-list first, then local names, then every address of the host.</summary>
/// <remarks>
/// Thread-safe. Name lookups are limited to <see cref="DestinationPolicy.ResolutionTimeout"/> and remembered for five seconds, for at
/// most 256 names; the connection goes to an address that passed the check, so a name that changes its answer gains nothing.
/// </remarks>
public sealed class DestinationGuard
{
    private readonly string _provider;
    private readonly DestinationPolicy _policy;
    private readonly CachedHostResolver _resolver;
    private readonly TimeProvider _time;

    /// <summary>Makes a guard for one provider.</summary>
    /// <param name="provider">The provider's name, for messages.</param>
    /// <param name="policy">What is allowed.</param>
    /// <param name="resolver">Resolves names; asked at most once in five seconds for the same name.</param>
    /// <param name="time">The clock of time limits and of the memory.</param>
    public DestinationGuard(string provider, DestinationPolicy policy, IHostResolver resolver, TimeProvider time)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(provider);
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(resolver);
        ArgumentNullException.ThrowIfNull(time);
        _provider = provider;
        _policy = policy;
        _resolver = new CachedHostResolver(resolver, time);
        _time = time;
    }

    /// <summary>Checks a host before a request; looks its addresses up only when local addresses are not allowed anyway.</summary>
    /// <param name="host">The host.</param>
    /// <param name="cancellationToken">Cancels the lookup.</param>
    /// <returns>A task that ends when the host passed.</returns>
    /// <exception cref="ProviderException">The host is refused (<see cref="FaultCodes.ProviderAddress"/>), or cannot be resolved
    /// (<see cref="HttpFaultCodes.Resolution"/>, where a retry may help).</exception>
    public async ValueTask CheckAsync(DestinationHost host, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(host);
        CheckName(host);
        if (!_policy.AllowLocalNetwork && host.Address is null)
        {
            await AddressesAsync(host, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Checks a host and gives the addresses to connect to, every one of them checked.</summary>
    /// <param name="host">The host.</param>
    /// <param name="cancellationToken">Cancels the lookup.</param>
    /// <returns>At least one address, in the resolver's order.</returns>
    /// <exception cref="ProviderException">As for <see cref="CheckAsync"/>.</exception>
    public async ValueTask<IReadOnlyList<IPAddress>> AddressesAsync(DestinationHost host, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(host);
        CheckName(host);
        if (host.Address is { } literal)
        {
            return [literal];
        }

        var addresses = await ResolveAsync(host, cancellationToken).ConfigureAwait(false);
        foreach (var address in addresses)
        {
            CheckAddress(host, address);
        }

        return addresses;
    }

    /// <summary>Checks what can be known of a host without a lookup.</summary>
    /// <param name="host">The host.</param>
    /// <exception cref="ProviderException">The host is refused.</exception>
    public void CheckName(DestinationHost host)
    {
        ArgumentNullException.ThrowIfNull(host);
        if (_policy.AllowedHosts is { } allowed && !allowed.Allows(host))
        {
            throw Refused($"host '{host.Name}' is not in the allowed host list ({_policy.AllowedHostsSetting})");
        }

        if (!_policy.AllowLocalNetwork && host.IsLocalName)
        {
            throw Local(host, AddressScope.Loopback);
        }

        if (host.Address is { } literal)
        {
            CheckAddress(host, literal);
        }
    }

    private void CheckAddress(DestinationHost host, IPAddress address)
    {
        var scope = AddressScopes.Of(address);
        if (scope != AddressScope.Global && !_policy.AllowLocalNetwork)
        {
            throw Local(host, scope);
        }
    }

    private async ValueTask<IReadOnlyList<IPAddress>> ResolveAsync(DestinationHost host, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(_policy.ResolutionTimeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            // A resolver that does not look at its token is left behind.
            var addresses = await _resolver.ResolveAsync(host.Name, either.Token).AsTask().WaitAsync(either.Token).ConfigureAwait(false);
            return addresses.Count > 0 ? addresses : throw Unresolved(host, "has no address", cause: null);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw Unresolved(host, "was not resolved in time", cause: null);
        }
        catch (SocketException exception)
        {
            throw Unresolved(host, IsUnknownName(exception.SocketErrorCode) ? "cannot be resolved" : "could not be looked up", exception);
        }
    }

    private static bool IsUnknownName(SocketError error) => error is SocketError.HostNotFound or SocketError.NoData;

    private ProviderException Local(DestinationHost host, AddressScope scope) => Refused(
        $"host '{host.Name}' is local or private ({AddressScopes.Word(scope)}); set {_policy.LocalNetworkSetting} to allow the local network");

    private ProviderException Refused(string reason) =>
        new(FaultCodes.ProviderAddress, $"Provider '{_provider}' refused the destination: {reason}.") { Provider = _provider };

    private ProviderException Unresolved(DestinationHost host, string what, Exception? cause) =>
        new(HttpFaultCodes.Resolution, $"Provider '{_provider}' cannot reach its destination: host '{host.Name}' {what}.", cause)
        {
            Provider = _provider,
            IsRetryable = true,
        };
}
