using System.Diagnostics;
using WorldForge.Events;
using WorldForge.Serialization;

namespace WorldForge.Calls;

/// <summary>Emits exactly one terminal event per call, unless the adapter already did, and closes the activity's status.</summary>
internal sealed class CallReporter(IProviderEventHandler? handler, EventDelivery delivery, TimeProvider time)
{
    private const double ShortestMs = 0.1;

    public void Success(CallIdentity identity, Activity? activity, long started)
    {
        activity?.SetStatus(ActivityStatusCode.Ok);
        if (handler is not null && !identity.EmitsOwnEvents)
        {
            Emit(identity, EventPhase.Success, activity, Elapsed(started), "", JsonObject.Empty);
        }
    }

    public void Failure(CallIdentity identity, Activity? activity, long started, Exception fault, bool knownToAdapter)
    {
        activity?.SetStatus(ActivityStatusCode.Error, fault is IWorldForgeFault typed ? typed.Code : FaultCodes.ProviderFailed);
        if (handler is null || (identity.EmitsOwnEvents && knownToAdapter))
        {
            return;
        }

        if (fault is ProviderBudgetExceededException budget)
        {
            JsonObject limit = JsonObject.Create(("max_elapsed_seconds", budget.Budget.TotalSeconds));
            Emit(identity, EventPhase.BudgetExceeded, activity, budget.Elapsed.TotalMilliseconds, fault.Message, limit);
            return;
        }

        Emit(identity, EventPhase.Failure, activity, Elapsed(started), fault.Message, JsonObject.Empty, (fault as IWorldForgeFault)?.StatusCode);
    }

    private void Emit(
        CallIdentity identity,
        string phase,
        Activity? activity,
        double durationMs,
        string message,
        JsonObject details,
        int? statusCode = null) =>
        delivery.Deliver(handler, new ProviderEvent(identity.Provider, identity.Operation, phase)
        {
            DurationMs = Math.Max(ShortestMs, durationMs),
            Message = message,
            Metadata = details.With("capability", identity.Operation),
            StatusCode = statusCode is >= 100 and <= 599 ? statusCode : null,
            TraceId = activity?.TraceId.ToHexString(),
            SpanId = activity?.SpanId.ToHexString(),
        });

    private double Elapsed(long started) => time.GetElapsedTime(started).TotalMilliseconds;
}
