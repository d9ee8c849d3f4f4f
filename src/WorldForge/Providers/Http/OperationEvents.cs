using WorldForge.Events;
using WorldForge.Serialization;

namespace WorldForge.Providers.Http;

/// <summary>The events of one operation: any number of retries, then exactly one that is terminal.</summary>
internal sealed class OperationEvents(
    IProviderEventHandler? handler, EventDelivery delivery, OperationNames names, ProviderHttpRequest request, string target)
{
    private bool _ended;

    public void Retry(AttemptNumber attempt, int? status, TimeSpan duration, string message, TimeSpan delay) =>
        Emit(EventPhase.Retry, attempt, status, duration, message, ("next_delay_seconds", delay.TotalSeconds));

    public void Succeed(AttemptNumber attempt, int? status, TimeSpan duration, JsonObject metadata) =>
        End(EventPhase.Success, attempt, status, duration, "", [.. metadata.Select(member => (member.Key, member.Value))]);

    public void Fail(AttemptNumber attempt, int? status, TimeSpan duration, string message) =>
        End(EventPhase.Failure, attempt, status, duration, message);

    public void ExceedBudget(AttemptNumber attempt, int? status, TimeSpan elapsed, string message, TimeSpan budget) =>
        End(EventPhase.BudgetExceeded, attempt, status, elapsed, message, ("max_elapsed_seconds", budget.TotalSeconds));

    private void End(
        string phase, AttemptNumber attempt, int? status, TimeSpan duration, string message, params (string Key, JsonValue Value)[] metadata)
    {
        if (_ended)
        {
            throw new InvalidOperationException("The operation has already ended; it has exactly one terminal event.");
        }

        _ended = true;
        Emit(phase, attempt, status, duration, message, metadata);
    }

    private void Emit(
        string phase, AttemptNumber attempt, int? status, TimeSpan duration, string message, params (string Key, JsonValue Value)[] metadata)
    {
        if (handler is null)
        {
            return;
        }

        var all = request.EventMetadata;
        foreach (var (key, value) in metadata)
        {
            all = all.With(key, value);
        }

        delivery.Deliver(handler, new ProviderEvent(names.Provider, names.Operation, phase, attempt.Number, attempt.Of)
        {
            Method = request.Method.Method,
            Target = target,
            StatusCode = status,
            DurationMs = duration.TotalMilliseconds,
            Message = message,
            Metadata = all,
            RequestId = request.RequestId,
        });
    }
}
