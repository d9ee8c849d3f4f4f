using System.Threading.Channels;
using WorldForge.Events;
using WorldForge.Testing;

namespace WorldForge.Tests.Events;

public sealed class BufferedEventSinkTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Writes_in_order_and_flushes()
    {
        var destination = new Destination();
        await using var sink = new BufferedEventSink(destination);

        destination.Permit(3);
        sink.Handle(Numbered(1));
        sink.Handle(Numbered(2));
        sink.Handle(Numbered(3));
        await sink.FlushAsync(Cancel);

        Assert.Equal([1, 2, 3], destination.Written);
        Assert.Equal((0, 0), (sink.DroppedCount, sink.FailedCount));
        await sink.FlushAsync(Cancel);
    }

    [Fact]
    public async Task Never_waits_for_a_slow_destination_and_drops_the_oldest()
    {
        var destination = new Destination();
        await using var sink = new BufferedEventSink(destination, new BufferedEventSinkOptions { Capacity = 2 });

        sink.Handle(Numbered(1));
        await destination.Started.WaitAsync(Cancel);
        for (int i = 2; i <= 6; i++)
        {
            sink.Handle(Numbered(i));
        }

        destination.Permit(10);
        await sink.FlushAsync(Cancel);

        Assert.Equal([1, 5, 6], destination.Written);
        Assert.Equal(3, sink.DroppedCount);
    }

    [Fact]
    public async Task Goes_on_after_a_failed_write()
    {
        var destination = new Destination { FailOn = 1 };
        await using var sink = new BufferedEventSink(destination);

        destination.Permit(2);
        sink.Handle(Numbered(1));
        sink.Handle(Numbered(2));
        await sink.FlushAsync(Cancel);

        Assert.Equal([2], destination.Written);
        Assert.Equal(1, sink.FailedCount);
    }

    [Fact]
    public async Task Writes_what_is_left_when_disposed_and_drops_later_events()
    {
        var destination = new Destination();
        var sink = new BufferedEventSink(destination);
        destination.Permit(2);
        sink.Handle(Numbered(1));
        sink.Handle(Numbered(2));

        await sink.DisposeAsync();
        await sink.DisposeAsync();
        sink.Handle(Numbered(3));

        Assert.Equal([1, 2], destination.Written);
        Assert.Equal(1, sink.DroppedCount);
        await sink.FlushAsync(Cancel);
    }

    [Fact]
    public async Task Cancels_a_destination_that_does_not_drain_in_time()
    {
        var clock = new ManualTimeProvider();
        var destination = new Destination();
        var sink = new BufferedEventSink(destination, new BufferedEventSinkOptions { DrainLimit = TimeSpan.FromSeconds(3) }, clock);
        sink.Handle(Numbered(1));
        sink.Handle(Numbered(2));
        await destination.Started.WaitAsync(Cancel);

        Task disposal = sink.DisposeAsync().AsTask();
        Assert.False(disposal.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(3));
        await disposal.WaitAsync(Cancel);

        Assert.Empty(destination.Written);
        Assert.Equal((1, 1), (sink.DroppedCount, sink.FailedCount));
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(-1, 5)]
    [InlineData(2_000_000, 5)]
    [InlineData(10, 0)]
    [InlineData(10, 4000)]
    public void Refuses_options_out_of_range(int capacity, int drainSeconds)
    {
        var options = new BufferedEventSinkOptions { Capacity = capacity, DrainLimit = TimeSpan.FromSeconds(drainSeconds) };

        Assert.Throws<WorldForgeException>(() => new BufferedEventSink(new Destination(), options));
    }

    private static ProviderEvent Numbered(int number) => new("mock", "predict", "success", 1, number);

    private sealed class Destination : IAsyncEventSink
    {
        private readonly SemaphoreSlim _permits = new(0);
        private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public List<int> Written { get; } = [];

        public int FailOn { get; init; }

        public Task Started => _started.Task;

        public void Permit(int count) => _permits.Release(count);

        public async ValueTask WriteAsync(ProviderEvent providerEvent, CancellationToken cancellationToken)
        {
            _started.TrySetResult();
            await _permits.WaitAsync(cancellationToken);
            if (providerEvent.MaxAttempts == FailOn)
            {
                throw new ChannelClosedException("planned");
            }

            Written.Add(providerEvent.MaxAttempts);
        }
    }
}
