namespace WorldForge.Diagnostics;

/// <summary>Runs foreign code for at most a given time, even when it ignores its token.</summary>
internal sealed class TimeLimit(TimeSpan limit, TimeProvider time)
{
    /// <exception cref="TimeoutException">The time ran out.</exception>
    public async ValueTask<T> RunAsync<T>(Func<CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken)
    {
        using CancellationTokenSource limited = new(limit, time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(limited.Token, cancellationToken);
        try
        {
            // On another thread, because foreign code may also block before its first await.
            return await Task.Run(() => work(either.Token).AsTask(), either.Token).WaitAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw limited.IsCancellationRequested
                ? new TimeoutException(FormattableString.Invariant($"timed out after {limit.TotalSeconds:0.###} s"), exception)
                : new InvalidOperationException("gave up although nobody cancelled it", exception);
        }
    }
}
