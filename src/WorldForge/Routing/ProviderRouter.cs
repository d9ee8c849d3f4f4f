using System.Collections.Immutable;
using WorldForge.Capabilities;

namespace WorldForge.Routing;

/// <summary>
/// Tries providers in order until one answers. It emits no events of its own, never retries and is no circuit breaker:
/// a host that keeps breakers passes <c>isOpen</c>.
/// </summary>
public sealed class ProviderRouter
{
    private readonly Forge _forge;
    private readonly Func<string, string?>? _closedReason;

    /// <summary>Creates a router.</summary>
    /// <param name="forge">Knows who is registered.</param>
    /// <param name="closedReason">Says why a provider must not get traffic now, or null when it may.</param>
    public ProviderRouter(Forge forge, Func<string, string?>? closedReason = null)
    {
        ArgumentNullException.ThrowIfNull(forge);
        _forge = forge;
        _closedReason = closedReason;
    }

    /// <summary>Runs an operation against the first provider that answers it.</summary>
    /// <param name="policy">Whom to try.</param>
    /// <param name="operation">Called with a provider name.</param>
    /// <param name="cancellationToken">Ends the route at once; a cancellation is never recorded as a failed attempt.</param>
    /// <typeparam name="T">What the operation answers.</typeparam>
    public async Task<RoutingResult<T>> RunAsync<T>(
        ProviderRoutingPolicy policy,
        Func<string, CancellationToken, ValueTask<T>> operation,
        CancellationToken cancellationToken = default)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(operation);
        ImmutableArray<RoutingAttempt>.Builder attempts = ImmutableArray.CreateBuilder<RoutingAttempt>();
        foreach (string provider in policy.Route)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Skip(policy, provider) is { } skipped)
            {
                attempts.Add(skipped);
                continue;
            }

            try
            {
                T? value = await operation(provider, cancellationToken).ConfigureAwait(false);
                if (value is not null)
                {
                    attempts.Add(new RoutingAttempt(provider, policy.Capability, RoutingStatus.Succeeded));
                    return new RoutingResult<T>(policy.Capability, attempts, provider, value);
                }

                attempts.Add(new RoutingAttempt(
                    provider, policy.Capability, RoutingStatus.Failed, errorType: "null", errorMessage: $"{policy.Operation} answered null"));
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                // Whatever the host's operation throws decides only about this provider; the caller's cancellation ends the route.
                attempts.Add(new RoutingAttempt(
                    provider, policy.Capability, RoutingStatus.Failed, errorType: exception.GetType().Name, errorMessage: exception.Message));
            }
        }

        return new RoutingResult<T>(policy.Capability, attempts);
    }

    private RoutingAttempt? Skip(ProviderRoutingPolicy policy, string provider)
    {
        if (!_forge.IsRegistered(provider))
        {
            return new RoutingAttempt(provider, policy.Capability, RoutingStatus.SkippedNotRegistered, "the provider is not registered");
        }

        if (policy.RequireCapability && !_forge.GetProviderProfile(provider).Capabilities.Supports(policy.Capability))
        {
            return new RoutingAttempt(
                provider, policy.Capability, RoutingStatus.SkippedIncompatible, $"the provider does not support {policy.Capability.ToWireName()}");
        }

        return _closedReason?.Invoke(provider) is { } reason
            ? new RoutingAttempt(provider, policy.Capability, RoutingStatus.SkippedIncompatible, reason)
            : null;
    }
}
