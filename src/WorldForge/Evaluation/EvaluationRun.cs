using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace WorldForge.Evaluation;

/// <summary>One pass over providers and scenarios: a few workers, one queue for each provider, read in the providers' order.</summary>
internal sealed class EvaluationRun
{
    private readonly EvaluationSuite _suite;
    private readonly Forge _forge;
    private readonly EvaluationRequest _request;
    private readonly TimeProvider _time;
    private readonly Channel<TimedResult>[] _queues;
    private int _firstFailure = int.MaxValue;

    public EvaluationRun(EvaluationSuite suite, Forge forge, EvaluationRequest request, TimeProvider time)
    {
        _suite = suite;
        _forge = forge;
        _request = request;
        _time = time;
        _queues = [.. request.Providers.Select(static _ => Channel.CreateUnbounded<TimedResult>(new() { SingleReader = true, SingleWriter = true }))];
    }

    public async IAsyncEnumerable<TimedResult> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task workers = WorkAsync(leaving.Token);
        try
        {
            foreach (Channel<TimedResult> queue in _queues)
            {
                // Not cancelled here: a cancelled worker ends its queue with the cancellation.
                await foreach (TimedResult item in queue.Reader.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
                {
                    yield return item;
                }
            }
        }
        finally
        {
            await leaving.CancelAsync().ConfigureAwait(false);
            await workers.ConfigureAwait(false);
        }
    }

    private async Task WorkAsync(CancellationToken cancellationToken)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = _request.MaxParallel };
        await Parallel.ForAsync(0, _queues.Length, options, (provider, _) => AskAsync(provider, cancellationToken)).ConfigureAwait(false);
    }

    // An error is the reader's: it ends the provider's queue and is thrown where the report order has it.
    private async ValueTask AskAsync(int provider, CancellationToken cancellationToken)
    {
        Exception? end = null;
        try
        {
            for (int scenario = 0; scenario < _suite.Scenarios.Length && provider < Volatile.Read(ref _firstFailure); scenario++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                TimedResult item = await AskAsync(provider, scenario, cancellationToken).ConfigureAwait(false);
                _ = _queues[provider].Writer.TryWrite(item);
            }
        }
        catch (Exception error) when (IsForTheReader(provider))
        {
            end = error;
        }

        _ = _queues[provider].Writer.TryComplete(end);
    }

    private async Task<TimedResult> AskAsync(int provider, int scenario, CancellationToken cancellationToken)
    {
        EvaluationScenario asked = _suite.Scenarios[scenario];
        var context = new EvaluationContext(_suite, asked, _request.Providers[provider], _forge, scenario);
        EvaluationScenarioEvaluator evaluator = asked.Evaluator ?? DefaultJudgement.EvaluateAsync;
        long started = _time.GetTimestamp();
        EvaluationAnswer? answer = await evaluator(context, cancellationToken).ConfigureAwait(false);
        TimeSpan duration = _time.GetElapsedTime(started);
        return new TimedResult(provider, scenario, AnswerRules.Read(context, answer), duration);
    }

    // Every error is. It is noted first, so that providers that come later in the report stop.
    private bool IsForTheReader(int provider)
    {
        int seen = Volatile.Read(ref _firstFailure);
        while (provider < seen)
        {
            int before = Interlocked.CompareExchange(ref _firstFailure, provider, seen);
            if (before == seen)
            {
                break;
            }

            seen = before;
        }

        return true;
    }
}
