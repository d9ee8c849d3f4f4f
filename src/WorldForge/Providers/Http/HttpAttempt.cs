using System.Globalization;

namespace WorldForge.Providers.Http;

/// <summary>Sends a request once and judges the answer. Faults are values here; only cancellation and the time limit are thrown.</summary>
internal sealed class HttpAttempt(
    HttpMessageInvoker invoker, DestinationGuard guard, TimeProvider time, OperationRun run, RequestPlan plan, IResponseReader reader)
{
    /// <param name="attempt">Cancelled when the attempt's time is up, or by the caller.</param>
    /// <param name="caller">The caller's own token.</param>
    public async ValueTask<AttemptOutcome> SendAsync(CancellationToken attempt, CancellationToken caller)
    {
        if (run.Deadline.IsSpent)
        {
            return AttemptOutcome.BudgetSpent;
        }

        try
        {
            await guard.CheckAsync(plan.Destination.Host, attempt).ConfigureAwait(false);
            using var message = plan.ToMessage(reader);
            using var response = await invoker.SendAsync(message, attempt).ConfigureAwait(false);
            return await JudgeAsync(response, attempt, caller).ConfigureAwait(false);
        }
        catch (ProviderException fault)
        {
            attempt.ThrowIfCancellationRequested();
            return new AttemptOutcome(fault, fault.StatusCode);
        }
        catch (Exception exception) when (IsFaultOfHandler(exception, attempt))
        {
            attempt.ThrowIfCancellationRequested();
            return new AttemptOutcome(TransportFault.Of(exception, run.Names));
        }
    }

    // Any handler may be injected, so any exception may come: each is a failure of this attempt. A handler's own time limit arrives as a
    // cancellation that nobody here asked for.
    private static bool IsFaultOfHandler(Exception exception, CancellationToken attempt) =>
        exception is not OutOfMemoryException && !(exception is OperationCanceledException && attempt.IsCancellationRequested);

    private async Task<AttemptOutcome> JudgeAsync(HttpResponseMessage response, CancellationToken attempt, CancellationToken caller)
    {
        int status = (int)response.StatusCode;
        if (response.RequestMessage?.RequestUri is { } answered && answered != plan.Uri)
        {
            return new AttemptOutcome(run.Names.Fault(FaultCodes.ProviderStatus, "followed a redirect, which is not allowed", status: status), status);
        }

        if (response.IsSuccessStatusCode)
        {
            if (!ContentTypes.IsAccepted(response, reader.AcceptedContentTypes))
            {
                return new AttemptOutcome(run.Names.Fault(HttpFaultCodes.ContentType, "answered with an unsupported content type", status: status), status);
            }

            await reader.ReadAsync(response, run.Names, attempt).ConfigureAwait(false);
            return new AttemptOutcome(StatusCode: status);
        }

        if (run.IsRetryableStatus(status) && run.HasAttemptsLeft)
        {
            // The body is not read: the connection is given up before the wait.
            return new AttemptOutcome(StatusFault(status, "", isRetryable: true), status, RetryAfter.Of(response, time));
        }

        string summary = await ErrorSummary.ReadAsync(response, run.Names, time, attempt, caller).ConfigureAwait(false);
        string redirect = status < 400 ? " (redirects are not followed)" : "";
        return new AttemptOutcome(StatusFault(status, $"{redirect}: {summary}", run.IsRetryableStatus(status)), status);
    }

    private ProviderException StatusFault(int status, string detail, bool isRetryable) => run.Names.Fault(
        FaultCodes.ProviderStatus,
        string.Create(CultureInfo.InvariantCulture, $"answered with status {status}{detail}"),
        status: status,
        retryable: isRetryable);
}
