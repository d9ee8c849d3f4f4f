namespace WorldForge.Providers.Runtimes;

/// <summary>Loads a model once, at the first call that needs it. A failed load is tried again by the next call.</summary>
internal sealed class LazyModel<T>(Func<CancellationToken, ValueTask<T>> load) : IAsyncDisposable
    where T : class
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private T? _model;

    /// <summary>The model when it is loaded, else null.</summary>
    public T? Loaded => Volatile.Read(ref _model);

    public async ValueTask<T> GetAsync(CancellationToken cancellationToken)
    {
        if (Loaded is { } loaded)
        {
            return loaded;
        }

        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_model is null)
            {
                Volatile.Write(ref _model, await load(cancellationToken).ConfigureAwait(false));
            }

            return _model!;
        }
        finally
        {
            _gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        switch (Interlocked.Exchange(ref _model, null))
        {
            case IAsyncDisposable model:
                await model.DisposeAsync().ConfigureAwait(false);
                break;
            case IDisposable model:
                model.Dispose();
                break;
            default:
                break;
        }

        _gate.Dispose();
    }
}
