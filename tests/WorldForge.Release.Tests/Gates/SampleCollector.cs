using WorldForge.Release.Gates;

namespace WorldForge.Release.Tests.Gates;

internal sealed class SampleCollector(Func<CollectContext, CancellationToken, Task<SampleFacts>>? collect = null) : Collector<SampleFacts>
{
    private int _calls;

    public int Calls => _calls;

    public override async ValueTask<SampleFacts> CollectAsync(CollectContext context, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _calls);
        return collect is null ? new SampleFacts([]) : await collect(context, cancellationToken);
    }
}
