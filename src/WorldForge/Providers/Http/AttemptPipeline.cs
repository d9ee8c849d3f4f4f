using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace WorldForge.Providers.Http;

/// <summary>
/// Polly's retry and timeout around one request. Polly keeps the loop, the waits and the attempt's clock; whether and when to go on,
/// what the budget allows and what is told about it are the <see cref="OperationRun"/>'s.
/// </summary>
internal sealed class AttemptPipeline
{
    private static readonly ResiliencePropertyKey<OperationRun> RunKey = new("worldforge.operation");

    private readonly ResiliencePipeline<AttemptOutcome> _pipeline;

    public AttemptPipeline(RequestOperationPolicy policy, TimeProvider time)
    {
        var builder = new ResiliencePipelineBuilder<AttemptOutcome> { TimeProvider = time };
        if (policy.Retry.MaxAttempts > 1)
        {
            builder.AddRetry(new RetryStrategyOptions<AttemptOutcome>
            {
                MaxRetryAttempts = policy.Retry.MaxAttempts - 1,
                ShouldHandle = args => ValueTask.FromResult(RunOf(args.Context).WillRetry(args.Outcome)),
                DelayGenerator = args => ValueTask.FromResult<TimeSpan?>(RunOf(args.Context).NextDelay),
                OnRetry = args =>
                {
                    RunOf(args.Context).AnnounceRetry();
                    return default;
                },
            });
        }

        _pipeline = builder
            .AddTimeout(new TimeoutStrategyOptions { TimeoutGenerator = args => ValueTask.FromResult(RunOf(args.Context).StartAttempt()) })
            .Build();
    }

    /// <summary>Attempts until an attempt succeeds or the run gives up.</summary>
    /// <param name="run">The operation; it has ended when this throws a <see cref="ProviderException"/>.</param>
    /// <param name="attempt">One attempt; all it holds is released when it returns, so that nothing stays open during a wait.</param>
    /// <param name="cancellationToken">The caller's; its cancellation passes through and ends the operation without an event.</param>
    public async Task<AttemptOutcome> ExecuteAsync(
        OperationRun run, Func<CancellationToken, ValueTask<AttemptOutcome>> attempt, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, cancellationToken);
        context.Properties.Set(RunKey, run);
        try
        {
            var outcome = await _pipeline
                .ExecuteAsync(static (context, state) => state(context.CancellationToken), context, attempt)
                .ConfigureAwait(false);
            return outcome is { Fault: null, IsBudgetSpent: false } ? outcome : throw run.End(outcome);
        }
        catch (TimeoutRejectedException rejected)
        {
            throw run.End(run.TimedOut(rejected));
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private static OperationRun RunOf(ResilienceContext context) => context.Properties.GetValue(RunKey, null!);
}
