using System.Globalization;
using Polly;
using Polly.Timeout;
using WorldForge.Serialization;

namespace WorldForge.Providers.Http;

/// <summary>The state of one logical operation: its attempts, its deadline, what to do next, and how it ended.</summary>
internal sealed class OperationRun(
    OperationNames names,
    RequestOperationPolicy policy,
    OperationDeadline deadline,
    int maxAttempts,
    TimeSpan maxRetryAfter,
    OperationEvents events,
    TimeProvider time)
{
    private static readonly TimeSpan LongestTimer = TimeSpan.FromMilliseconds(int.MaxValue);

    private int _attempt;
    private long _attemptStart = time.GetTimestamp();
    private bool _isCutByBudget;
    private bool _isStoppedByBudget;
    private AttemptOutcome? _last;

    public OperationNames Names => names;

    public OperationDeadline Deadline => deadline;

    public TimeSpan NextDelay { get; private set; }

    public bool HasAttemptsLeft => _attempt < maxAttempts;

    private AttemptNumber Number => new(Math.Clamp(_attempt, 1, maxAttempts), maxAttempts);

    public bool IsRetryableStatus(int status) => status >= 400 && policy.Retry.RetryableStatusCodes.Contains(status);

    /// <summary>Starts another request of the same operation; the deadline goes on.</summary>
    public void StartRequest() => (_attempt, _last) = (0, null);

    public TimeSpan StartAttempt()
    {
        _attempt++;
        _attemptStart = time.GetTimestamp();
        return deadline.AttemptTimeout(policy.Timeout, out _isCutByBudget);
    }

    /// <summary>Decides on another attempt, and on the wait before it.</summary>
    public bool WillRetry(Outcome<AttemptOutcome> outcome)
    {
        var ended = outcome.Exception is TimeoutRejectedException rejected ? TimedOut(rejected) : outcome.Result;
        _last = ended is { Fault: not null } ? ended : _last;
        if (ended is not { IsTransient: true } || !HasAttemptsLeft)
        {
            return false;
        }

        var asked = maxRetryAfter > TimeSpan.Zero ? ended.RetryAfter ?? TimeSpan.Zero : TimeSpan.Zero;
        var backoff = policy.Retry.DelayBefore(_attempt + 1);
        var delay = asked > backoff ? asked : backoff;
        _isStoppedByBudget |= !deadline.Fits(delay);
        if (_isStoppedByBudget)
        {
            return false;
        }

        if (asked > maxRetryAfter)
        {
            _last = ended with { Fault = TooLong(ended, asked) };
            return false;
        }

        NextDelay = delay < LongestTimer ? delay : LongestTimer;
        return true;
    }

    public void AnnounceRetry() =>
        events.Retry(Number, _last?.StatusCode, time.GetElapsedTime(_attemptStart), _last?.Fault?.Message ?? "", NextDelay);

    /// <summary>An attempt ran into its limit: the policy's, or what was left of the budget.</summary>
    public AttemptOutcome TimedOut(TimeoutRejectedException rejected)
    {
        _isStoppedByBudget |= _isCutByBudget;
        string reason = string.Create(CultureInfo.InvariantCulture, $"timed out after {rejected.Timeout.TotalSeconds:F3} s");
        return new AttemptOutcome(names.Fault(FaultCodes.ProviderTimeout, reason, rejected, retryable: true));
    }

    public void Succeed(int? status, JsonObject metadata) =>
        events.Succeed(Number, status, time.GetElapsedTime(_attemptStart), metadata);

    /// <summary>Ends the operation after its last attempt, with the exception to throw.</summary>
    public ProviderException End(AttemptOutcome ended)
    {
        var last = _last ?? ended;
        return ended.IsBudgetSpent || _isStoppedByBudget ? ExceedBudget(last) : Fail(last.Fault!, last.StatusCode);
    }

    /// <summary>Ends the operation with a fault.</summary>
    public ProviderException Fail(ProviderException fault, int? status)
    {
        string message = string.Create(CultureInfo.InvariantCulture, $"{OperationNames.Open(fault.Message)} (attempt {Number.Number} of {maxAttempts}).");
        var final = new ProviderException(fault.Code, message, fault.InnerException)
        {
            Provider = names.Provider,
            Operation = names.Operation,
            Attempt = Number.Number,
            StatusCode = status,
            IsRetryable = fault.IsRetryable,
        };
        events.Fail(Number, status, time.GetElapsedTime(_attemptStart), final.Message);
        return final;
    }

    /// <summary>Ends the operation because its budget is spent, or would be by the next wait.</summary>
    public ProviderBudgetExceededException ExceedBudget(AttemptOutcome? last = null)
    {
        var budget = deadline.Budget ?? TimeSpan.Zero;
        var elapsed = deadline.Elapsed;
        string message = string.Create(
            CultureInfo.InvariantCulture,
            $"Provider '{names.Provider}' operation '{names.Operation}' exceeded its budget of {budget.TotalSeconds:F3} s; {elapsed.TotalSeconds:F3} s have passed.");
        events.ExceedBudget(Number, last?.StatusCode, elapsed, message, budget);
        return new ProviderBudgetExceededException(FaultCodes.ProviderBudget, message, last?.Fault)
        {
            Provider = names.Provider,
            Operation = names.Operation,
            Attempt = Number.Number,
            StatusCode = last?.StatusCode,
            Budget = budget,
            Elapsed = elapsed,
        };
    }

    private ProviderException TooLong(AttemptOutcome ended, TimeSpan asked) => names.Fault(
        ended.Fault!.Code,
        string.Create(
            CultureInfo.InvariantCulture,
            $"answered with status {ended.StatusCode} and asked to wait {asked.TotalSeconds:F0} s, more than the limit of {maxRetryAfter.TotalSeconds:F0} s"),
        status: ended.StatusCode,
        retryable: true);
}
