using System.Runtime.ExceptionServices;
using WorldForge.Capabilities;

namespace WorldForge.Benchmarking;

/// <summary>The measured calls of one operation of one provider.</summary>
internal sealed class OperationRun(
    string provider,
    Capability operation,
    Func<CancellationToken, ValueTask> call,
    BenchmarkRequest request,
    TimeProvider time,
    SampleListener listener)
{
    private readonly BenchmarkSample[] _samples = new BenchmarkSample[request.Iterations];
    private int _taken;
    private volatile bool _isStopped;

    public async Task<BenchmarkResult> RunAsync(BenchmarkEvents events, CancellationToken cancellationToken)
    {
        for (int i = 0; i < request.WarmupIterations; i++)
        {
            await MeasureAsync(cancellationToken).ConfigureAwait(false);
        }

        OperationEvents counts = new(provider, time);
        long elapsed;
        using (events.Attach(provider, counts))
        {
            long started = time.GetTimestamp();
            await WorkAsync(cancellationToken).ConfigureAwait(false);
            elapsed = Nanoseconds(started, time.GetTimestamp());
        }

        return BenchmarkResult.Of(provider, operation, request, elapsed, _samples, counts.Counts());
    }

    private Task WorkAsync(CancellationToken cancellationToken)
    {
        int workers = Math.Min(request.Concurrency, request.Iterations);
        return workers == 1
            ? WorkerAsync(cancellationToken)
            : Task.WhenAll(Enumerable.Range(0, workers).Select(_ => Task.Run(() => WorkerAsync(cancellationToken), cancellationToken)));
    }

    private async Task WorkerAsync(CancellationToken cancellationToken)
    {
        try
        {
            int iteration;
            while (!_isStopped && (iteration = Interlocked.Increment(ref _taken)) <= _samples.Length)
            {
                BenchmarkSample sample = await MeasureAsync(cancellationToken).ConfigureAwait(false);
                _samples[iteration - 1] = sample;
                listener.Tell(provider, operation, iteration, sample);
            }
        }
        finally
        {
            // A worker that ends in good order has taken the last iteration, so that this stops the others only after a failure.
            _isStopped = true;
        }
    }

    private async ValueTask<BenchmarkSample> MeasureAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        long allocatedBefore = GC.GetAllocatedBytesForCurrentThread();
        long started = time.GetTimestamp();
        string? error = null;
        bool isOnOneThread = false;
        try
        {
            ValueTask pending = call(cancellationToken);
            isOnOneThread = pending.IsCompleted;
            await pending.ConfigureAwait(false);
        }
        catch (Exception exception) when (BenchmarkFaults.IsSample(exception))
        {
            error = BenchmarkFaults.Text(exception);
        }
        catch (ProviderException exception) when (BenchmarkFaults.Bug(exception) is { } bug)
        {
            ExceptionDispatchInfo.Throw(bug);
        }

        long ended = time.GetTimestamp();
        long? allocated = request.CountAllocations && isOnOneThread && error is null
            ? GC.GetAllocatedBytesForCurrentThread() - allocatedBefore
            : null;
        return new BenchmarkSample(Nanoseconds(started, ended), allocated, error);
    }

    private long Nanoseconds(long from, long to) => (long)((to - from) * (1e9 / time.TimestampFrequency));
}
