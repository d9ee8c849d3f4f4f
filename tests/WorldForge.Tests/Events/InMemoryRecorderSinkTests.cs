using WorldForge.Events;

namespace WorldForge.Tests.Events;

public sealed class InMemoryRecorderSinkTests
{
    [Fact]
    public void Keeps_events_in_order_and_returns_copies()
    {
        var sink = new InMemoryRecorderSink();

        sink.Handle(SampleEvents.Minimal);
        var first = sink.Snapshot();
        sink.Handle(SampleEvents.Full);

        Assert.Equal([SampleEvents.Minimal], first);
        Assert.Equal([SampleEvents.Minimal, SampleEvents.Full], sink.Events);
        sink.Clear();
        Assert.Empty(sink.Events);
        Assert.Single(first);
    }

    [Fact]
    public async Task Loses_nothing_that_several_threads_record()
    {
        var sink = new InMemoryRecorderSink();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(
            () =>
            {
                for (int i = 0; i < 500; i++)
                {
                    sink.Handle(SampleEvents.Minimal);
                }
            },
            TestContext.Current.CancellationToken)));

        Assert.Equal(4000, sink.Events.Length);
    }
}
