using WorldForge.Events;
using WorldForge.Serialization;

namespace WorldForge.Providers.Runtimes;

/// <summary>One call into an injected runtime: exactly one terminal event, and only typed errors leave it.</summary>
/// <param name="provider">The provider's name.</param>
/// <param name="operation">The operation word.</param>
/// <param name="time">The clock.</param>
internal sealed class AdapterCall(string provider, string operation, TimeProvider time)
{
    private const double ShortestMs = 0.1;
    private readonly EventDelivery _delivery = new();

    /// <summary>An error of this provider and operation.</summary>
    public ProviderException Fault(string code, string message, Exception? inner = null) =>
        new(code, message, inner) { Provider = provider, Operation = operation };

    /// <summary>Runs a call.</summary>
    /// <param name="handler">Where the event goes, or null.</param>
    /// <param name="failed">What to say when foreign code throws, without its cause.</param>
    /// <param name="details">What a failure event carries.</param>
    /// <param name="body">The call; answers the result and what a success event carries.</param>
    /// <param name="cancellationToken">Passes through as it is.</param>
    public async ValueTask<T> RunAsync<T>(
        IProviderEventHandler? handler,
        string failed,
        JsonObject details,
        Func<CancellationToken, ValueTask<(T Result, JsonObject Details)>> body,
        CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        long started = time.GetTimestamp();
        try
        {
            (T result, JsonObject success) = await body(cancellationToken).ConfigureAwait(false);
            Emit(handler, EventPhase.Success, started, "", success);
            return result;
        }
        catch (ProviderException exception)
        {
            Emit(handler, EventPhase.Failure, started, exception.Message, details);
            throw;
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // A runtime is foreign code and may throw anything, a cancellation of its own included; the caller's cancellation passes.
            ProviderException fault = Fault(FaultCodes.ProviderFailed, $"{failed}: {CauseText.Of(exception)}", exception);
            Emit(handler, EventPhase.Failure, started, fault.Message, details);
            throw fault;
        }
    }

    private void Emit(IProviderEventHandler? handler, string phase, long started, string message, JsonObject details)
    {
        if (handler is not null)
        {
            _delivery.Deliver(handler, new ProviderEvent(provider, operation, phase)
            {
                DurationMs = Math.Max(ShortestMs, time.GetElapsedTime(started).TotalMilliseconds),
                Message = message,
                Metadata = details.With("capability", operation),
            });
        }
    }
}
