namespace WorldForge.Providers.Http;

/// <summary>The time budget of one whole operation, shared by every attempt, wait and poll that belongs to it.</summary>
/// <remarks>Measured on the monotonic clock from construction. Thread-safe.</remarks>
public sealed class OperationDeadline
{
    private static readonly TimeSpan ShortestAttempt = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan LongestTimer = TimeSpan.FromMilliseconds(int.MaxValue);

    private readonly TimeProvider _time;
    private readonly long _start;

    /// <summary>Starts the clock.</summary>
    /// <param name="budget">Time for the whole operation, positive; <see langword="null"/> for no limit.</param>
    /// <param name="time">The clock.</param>
    public OperationDeadline(TimeSpan? budget, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(budget ?? TimeSpan.MaxValue, TimeSpan.Zero, nameof(budget));
        Budget = budget;
        _time = time;
        _start = time.GetTimestamp();
    }

    /// <summary>Time for the whole operation, or <see langword="null"/> for no limit.</summary>
    public TimeSpan? Budget { get; }

    /// <summary>Time since the start.</summary>
    public TimeSpan Elapsed => _time.GetElapsedTime(_start);

    /// <summary>What is left, negative when overspent; <see langword="null"/> without a limit.</summary>
    public TimeSpan? Remaining => Budget - Elapsed;

    /// <summary>Whether nothing is left.</summary>
    public bool IsSpent => Remaining <= TimeSpan.Zero;

    /// <summary>Tells whether a wait can end within the budget.</summary>
    /// <param name="wait">The wait, not negative.</param>
    /// <returns><see langword="true"/> when the time used so far and the wait together do not pass the budget.</returns>
    public bool Fits(TimeSpan wait) => Remaining is not { } remaining || wait <= remaining;

    /// <summary>The time limit of the next attempt: the policy's, cut to what is left, but at least one millisecond.</summary>
    /// <param name="timeout">The policy's limit for one attempt.</param>
    /// <param name="isCut">Whether the budget, not the policy, sets the limit.</param>
    /// <returns>A limit that a timer can keep.</returns>
    internal TimeSpan AttemptTimeout(TimeSpan timeout, out bool isCut)
    {
        isCut = Remaining < timeout;
        var limit = isCut ? Remaining!.Value : timeout;
        return TimeSpan.FromTicks(Math.Clamp(limit.Ticks, ShortestAttempt.Ticks, LongestTimer.Ticks));
    }
}
