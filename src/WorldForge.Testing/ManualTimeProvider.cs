namespace WorldForge.Testing;

/// <summary>
/// A clock that a test moves. Timers fire inside <see cref="Advance"/> in the order of their due times, timers of the same due
/// time in the order of their creation, and each sees the time at which it was due.
/// </summary>
/// <remarks>
/// With <see cref="WallStep"/> and <see cref="MonotonicStep"/> each reading returns the time and then moves it, the wall clock
/// and the monotonic clock each by its own step, without firing timers. Safe for concurrent use; callbacks run without
/// the lock held, on the thread that advances.
/// </remarks>
public sealed class ManualTimeProvider : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<ManualTimer> _timers = [];
    private DateTimeOffset _wall;
    private long _monotonic;
    private long _order;

    /// <summary>A clock that stands at the first second of 2026 in UTC.</summary>
    public ManualTimeProvider()
        : this(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero))
    {
    }

    /// <summary>A clock that stands at <paramref name="start"/>; its monotonic reading begins at zero.</summary>
    public ManualTimeProvider(DateTimeOffset start) => _wall = start.ToUniversalTime();

    /// <summary>By how much each reading of the wall clock moves it.</summary>
    /// <value>Zero by default.</value>
    public TimeSpan WallStep { get; init; }

    /// <summary>By how much each reading of the monotonic clock moves it.</summary>
    /// <value>Zero by default.</value>
    public TimeSpan MonotonicStep { get; init; }

    /// <summary>A clock whose wall reading moves by <paramref name="wallStep"/> and whose monotonic reading moves by 0.25 s with
    /// every call, so that each measured duration is exactly 250 ms.</summary>
    public static ManualTimeProvider Stepping(DateTimeOffset start, TimeSpan wallStep) =>
        new(start) { WallStep = wallStep, MonotonicStep = TimeSpan.FromSeconds(0.25) };

    /// <summary>Ticks of 100 ns.</summary>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>UTC.</summary>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>The number of timers that wait to fire; delays and time limits count among them.</summary>
    public int PendingTimers
    {
        get
        {
            lock (_lock)
            {
                return _timers.Count;
            }
        }
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            var now = _wall;
            _wall += WallStep;
            return now;
        }
    }

    /// <inheritdoc/>
    public override long GetTimestamp()
    {
        lock (_lock)
        {
            var now = _monotonic;
            _monotonic += MonotonicStep.Ticks;
            return now;
        }
    }

    /// <summary>Moves both clocks forward and fires what becomes due on the way, also timers set by a callback.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="by"/> is negative.</exception>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        long target;
        lock (_lock)
        {
            target = _monotonic + by.Ticks;
        }

        while (TakeDue(target) is { } timer)
        {
            timer.Fire();
        }

        lock (_lock)
        {
            MoveTo(target);
        }
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    internal void Schedule(ManualTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        lock (_lock)
        {
            _timers.Remove(timer);
            if (dueTime == Timeout.InfiniteTimeSpan)
            {
                return;
            }

            timer.Due = _monotonic + dueTime.Ticks;
            timer.Period = period == Timeout.InfiniteTimeSpan ? 0 : period.Ticks;
            timer.Order = _order++;
            _timers.Add(timer);
        }

        if (dueTime == TimeSpan.Zero)
        {
            Advance(TimeSpan.Zero);
        }
    }

    internal bool Unschedule(ManualTimer timer)
    {
        lock (_lock)
        {
            return _timers.Remove(timer);
        }
    }

    private ManualTimer? TakeDue(long target)
    {
        lock (_lock)
        {
            var next = _timers.Where(timer => timer.Due <= target).MinBy(timer => (timer.Due, timer.Order));
            if (next is null)
            {
                return null;
            }

            MoveTo(next.Due);
            if (next.Period > 0)
            {
                next.Due += next.Period;
                next.Order = _order++;
            }
            else
            {
                _timers.Remove(next);
            }

            return next;
        }
    }

    // Another thread may have moved the clock further meanwhile; it never goes back.
    private void MoveTo(long target)
    {
        var by = Math.Max(0, target - _monotonic);
        _monotonic += by;
        _wall += TimeSpan.FromTicks(by);
    }
}
