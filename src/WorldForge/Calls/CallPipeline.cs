using System.Diagnostics;
using WorldForge.Events;

namespace WorldForge.Calls;

/// <summary>Runs one capability call: activity, call, checks, event. A typed error leaves it, or a cancellation as it is.</summary>
internal sealed class CallPipeline(IProviderEventHandler? handler, EventDelivery delivery, TimeProvider time, TimeSpan? timeLimit)
{
    private readonly CallReporter _reporter = new(handler, delivery, time);

    public async ValueTask<TResult> RunAsync<TCall, TResult>(CallIdentity identity, TCall call, CancellationToken cancellationToken)
        where TCall : struct, ICapabilityCall<TResult>
        where TResult : class
    {
        cancellationToken.ThrowIfCancellationRequested();
        using Activity? activity = CallActivity.Start(identity);
        long started = time.GetTimestamp();
        bool answered = false;
        try
        {
            ValueTask<TResult> pending = timeLimit is { } limit
                ? LimitedAsync<TCall, TResult>(identity, call, limit, cancellationToken)
                : call.InvokeAsync(cancellationToken);
            TResult? result = pending.IsCompletedSuccessfully || !cancellationToken.CanBeCanceled
                ? await pending.ConfigureAwait(false)
                : await pending.AsTask().WaitAsync(cancellationToken).ConfigureAwait(false);
            answered = true;
            if (result is null)
            {
                throw identity.Malformed($"null instead of {typeof(TResult).Name}.");
            }

            call.CheckResult(result, identity);
            _reporter.Success(identity, activity, started);
            return result;
        }
        catch (Exception exception) when (IsFault(exception, cancellationToken))
        {
            Exception fault = CallFaults.Classify(identity, exception);
            _reporter.Failure(identity, activity, started, fault, knownToAdapter: !answered && exception is ProviderException or WorldStateException { Provider: not null });
            if (ReferenceEquals(fault, exception))
            {
                throw;
            }

            throw fault;
        }
    }

    // The caller's own cancellation passes through as it is; everything else a provider throws becomes a typed error.
    private static bool IsFault(Exception exception, CancellationToken cancellationToken) =>
        exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested;

    private async ValueTask<TResult> LimitedAsync<TCall, TResult>(
        CallIdentity identity,
        TCall call,
        TimeSpan limit,
        CancellationToken cancellationToken)
        where TCall : struct, ICapabilityCall<TResult>
        where TResult : class
    {
        using CancellationTokenSource limited = new(limit, time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(limited.Token, cancellationToken);
        try
        {
            return await call.InvokeAsync(either.Token).AsTask().WaitAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (limited.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw CallFaults.TimedOut(identity, limit, exception);
        }
    }
}
