using System.Collections.Immutable;
using WorldForge.Capabilities;

namespace WorldForge.Benchmarking;

/// <summary>Calls the operations of providers over and over and keeps every measurement.</summary>
/// <remarks>
/// A failed call is an error sample; a bug, which is any exception that is neither typed nor a time-out, and a cancellation leave the run.
/// Providers run at the same time, the operations of one provider one after the other, each on its own number of workers.
/// </remarks>
public sealed class BenchmarkHarness
{
    private const int MostProvidersAtOnce = 8;

    private readonly Forge _forge;
    private readonly BenchmarkEvents _events;
    private readonly TimeProvider _time;

    /// <summary>Makes a harness.</summary>
    /// <param name="forge">The facade; its events must reach <paramref name="events"/>.</param>
    /// <param name="events">The handler that the facade was built with.</param>
    /// <param name="time">The clock; the system's when null.</param>
    public BenchmarkHarness(Forge forge, BenchmarkEvents events, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(forge);
        ArgumentNullException.ThrowIfNull(events);
        _forge = forge;
        _events = events;
        _time = time ?? TimeProvider.System;
    }

    /// <summary>Checks that a request can run here, without calling any provider.</summary>
    /// <returns>How many calls will be measured.</returns>
    /// <exception cref="WorldForgeException">The request breaks a rule.</exception>
    /// <exception cref="ProviderException">A provider is not registered or does not support an operation.</exception>
    public long Check(BenchmarkRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return (long)BenchmarkPlan.Of(_forge, request).Parts.Sum(static part => part.Operations.Length) * request.Iterations;
    }

    /// <summary>Checks the request, then measures.</summary>
    /// <param name="request">What to benchmark.</param>
    /// <param name="onSample">Told of each measured call as it ends, one at a time; what it throws ends the run.</param>
    /// <param name="cancellationToken">Ends the run with the usual exception.</param>
    /// <returns>The report; results in the order of the providers, then of <see cref="BenchmarkOperations.All"/>.</returns>
    /// <exception cref="WorldForgeException">The request breaks a rule; nothing was called.</exception>
    /// <exception cref="ProviderException">A provider is not registered or does not support an operation; nothing was called.</exception>
    public async Task<BenchmarkReport> RunAsync(
        BenchmarkRequest request,
        Action<BenchmarkObservation>? onSample = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        BenchmarkPlan plan = BenchmarkPlan.Of(_forge, request);
        DateTimeOffset started = _time.GetUtcNow();
        SampleListener listener = new(onSample);
        var results = new ImmutableArray<BenchmarkResult>[plan.Parts.Length];
        if (results.Length == 1)
        {
            results[0] = await RunAsync(plan.Parts[0], request, listener, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            ParallelOptions options = new() { MaxDegreeOfParallelism = MostProvidersAtOnce, CancellationToken = cancellationToken };
            await Parallel.ForAsync(0, results.Length, options, async (index, token) =>
                results[index] = await RunAsync(plan.Parts[index], request, listener, token).ConfigureAwait(false)).ConfigureAwait(false);
        }

        return BenchmarkReport.Of(plan, request, started, [.. results.SelectMany(static part => part)]);
    }

    private async Task<ImmutableArray<BenchmarkResult>> RunAsync(
        BenchmarkPlan.ProviderPart part,
        BenchmarkRequest request,
        SampleListener listener,
        CancellationToken cancellationToken)
    {
        var results = ImmutableArray.CreateBuilder<BenchmarkResult>(part.Operations.Length);
        foreach (Capability operation in part.Operations)
        {
            Func<CancellationToken, ValueTask> call = OperationCall.Of(_forge, part.Provider, operation, request.Inputs);
            OperationRun run = new(part.Provider, operation, call, request, _time, listener);
            results.Add(await run.RunAsync(_events, cancellationToken).ConfigureAwait(false));
        }

        return results.MoveToImmutable();
    }
}
