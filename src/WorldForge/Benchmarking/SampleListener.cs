using WorldForge.Capabilities;

namespace WorldForge.Benchmarking;

/// <summary>Tells the caller of each measured call, one at a time, in the order in which they ended.</summary>
internal sealed class SampleListener(Action<BenchmarkObservation>? callback)
{
    private readonly Lock _gate = new();

    public void Tell(string provider, Capability operation, int iteration, BenchmarkSample sample)
    {
        if (callback is null)
        {
            return;
        }

        var observation = new BenchmarkObservation(provider, operation, iteration, sample.LatencyMs, sample.Error);
        lock (_gate)
        {
            callback(observation);
        }
    }
}
