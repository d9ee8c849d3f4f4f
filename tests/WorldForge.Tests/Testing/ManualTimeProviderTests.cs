using WorldForge.Testing;

namespace WorldForge.Tests.Testing;

public sealed class ManualTimeProviderTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.FromHours(2));

    private readonly ManualTimeProvider _clock = new(Start);
    private readonly List<string> _fired = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Stands_still_until_it_is_moved()
    {
        var began = _clock.GetTimestamp();

        Assert.Equal(Start, _clock.GetUtcNow());
        Assert.Equal(TimeSpan.Zero, _clock.GetUtcNow().Offset);
        Assert.Equal(TimeSpan.Zero, _clock.GetElapsedTime(began));

        _clock.Advance(TimeSpan.FromSeconds(90));

        Assert.Equal(Start.AddSeconds(90), _clock.GetUtcNow());
        Assert.Equal(TimeSpan.FromSeconds(90), _clock.GetElapsedTime(began));
        Assert.Equal(TimeZoneInfo.Utc, _clock.LocalTimeZone);
        Assert.Throws<ArgumentOutOfRangeException>(() => _clock.Advance(TimeSpan.FromTicks(-1)));
        Assert.Equal(2026, new ManualTimeProvider().GetUtcNow().Year);
    }

    [Fact]
    public void Fires_in_order_of_due_time_and_shows_each_timer_its_own_time()
    {
        using var late = Timer("late", 30);
        using var soon = Timer("soon", 10);
        using var same = Timer("same", 10);

        _clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(["soon@10", "same@10"], _fired);
        Assert.Equal(1, _clock.PendingTimers);

        _clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(["soon@10", "same@10", "late@30"], _fired);
        Assert.Equal(Start.AddSeconds(40), _clock.GetUtcNow());
    }

    [Fact]
    public void Repeats_until_it_is_disposed_of()
    {
        var timer = Timer("tick", 1, period: 2);

        _clock.Advance(TimeSpan.FromSeconds(6));
        timer.Dispose();
        _clock.Advance(TimeSpan.FromSeconds(6));

        Assert.Equal(["tick@1", "tick@3", "tick@5"], _fired);
        Assert.False(timer.Change(TimeSpan.Zero, TimeSpan.Zero));
    }

    [Fact]
    public void Fires_timers_that_a_callback_sets_on_the_way()
    {
        using var outer = _clock.CreateTimer(_ => Timer("inner", 2), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);

        _clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(["inner@3"], _fired);
    }

    [Fact]
    public async Task Changes_and_stops_timers()
    {
        await using var timer = Timer("a", 5);

        Assert.True(timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan));
        _clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Empty(_fired);

        timer.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        Assert.Equal(["a@10"], _fired);
        Assert.Throws<ArgumentOutOfRangeException>(() => timer.Change(TimeSpan.FromSeconds(-3), TimeSpan.Zero));
    }

    [Fact]
    public async Task Drives_delays_time_limits_and_waits()
    {
        var delay = Task.Delay(TimeSpan.FromSeconds(3), _clock, Cancel);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(3), _clock);
        var wait = new TaskCompletionSource().Task.WaitAsync(TimeSpan.FromSeconds(3), _clock, Cancel);

        _clock.Advance(TimeSpan.FromSeconds(2));
        Assert.False(delay.IsCompleted || limit.IsCancellationRequested || wait.IsCompleted);

        _clock.Advance(TimeSpan.FromSeconds(1));
        await delay;
        Assert.True(limit.IsCancellationRequested);
        await Assert.ThrowsAsync<TimeoutException>(() => wait);
    }

    [Fact]
    public void Steps_with_every_reading_when_asked_to()
    {
        var clock = ManualTimeProvider.Stepping(Start, TimeSpan.FromSeconds(1));

        var startedAt = clock.GetUtcNow();
        var began = clock.GetTimestamp();
        var elapsed = clock.GetElapsedTime(began);
        var finishedAt = clock.GetUtcNow();

        Assert.Equal(Start, startedAt);
        Assert.Equal(Start.AddSeconds(1), finishedAt);
        Assert.Equal(250.0, elapsed.TotalMilliseconds);
    }

    [Fact]
    public async Task Loses_nothing_when_several_threads_move_it()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(
            () =>
            {
                for (var i = 0; i < 200; i++)
                {
                    using var timer = _clock.CreateTimer(_ => { }, null, TimeSpan.FromTicks(5), Timeout.InfiniteTimeSpan);
                    _clock.Advance(TimeSpan.FromTicks(10));
                }
            },
            Cancel)));

        Assert.InRange(_clock.GetTimestamp(), 2000, 8000);
        Assert.Equal(0, _clock.PendingTimers);
    }

    private ITimer Timer(string name, int due, int? period = null) => _clock.CreateTimer(
        state => _fired.Add($"{state}@{(_clock.GetUtcNow() - Start).TotalSeconds}"),
        name,
        TimeSpan.FromSeconds(due),
        period is { } seconds ? TimeSpan.FromSeconds(seconds) : Timeout.InfiniteTimeSpan);
}
