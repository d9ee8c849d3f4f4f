using WorldForge.Events;

namespace WorldForge.Tests.Events;

public sealed class ProviderEventCounterTests
{
    [Fact]
    public void Counts_events_of_many_threads()
    {
        var counter = new ProviderEventCounter();
        var one = new ProviderEvent("mock", "predict", EventPhase.Success);

        Parallel.For(0, 1000, _ => counter.Handle(one));

        Assert.Equal(1000, counter.Count);
    }
}
