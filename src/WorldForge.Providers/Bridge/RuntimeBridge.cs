using System.Globalization;
using WorldForge.Serialization;

namespace WorldForge.Providers.Bridge;

/// <summary>
/// Runs models in a worker process of the host, over its standard input and output. The worker is started by the first call, watched,
/// and started anew after a failure, with growing waits. Calls are made one after the other.
/// </summary>
/// <remarks>
/// A call that fails, takes too long or is cancelled costs the worker its life, because nobody knows what it is doing; models are then
/// loaded again by the next call. Disposing ends the worker and everything it started; when this process dies, the worker sees the end
/// of its input and ends by itself. The protocol is described in docs/providers/runtime-bridge.md.
/// </remarks>
public sealed class RuntimeBridge : IAsyncDisposable
{
    private readonly RuntimeBridgeOptions _options;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private WorkerProcess? _worker;
    private int _failures;
    private long _failedAt;
    private int _disposed;

    /// <summary>Creates a bridge. Nothing is started before the first call.</summary>
    /// <exception cref="WorldForgeException">An option is out of range.</exception>
    public RuntimeBridge(RuntimeBridgeOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _options = options;
    }

    /// <summary>How many workers were started so far. A model that was loaded in an earlier one is gone.</summary>
    public int Generation { get; private set; }

    /// <summary>The process id of the running worker, or null.</summary>
    public int? WorkerId => _worker?.ProcessId;

    /// <summary>Starts the worker if none runs, and tells what it says of itself: its name, version and libraries.</summary>
    /// <exception cref="ProviderException">The worker cannot be started or does not speak the protocol.</exception>
    public ValueTask<JsonObject> GreetAsync(CancellationToken cancellationToken) =>
        UseAsync(static session => new ValueTask<JsonObject>(session.Greeting), cancellationToken);

    /// <summary>Calls the worker.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="parameters">Its parameters; typed arrays in it travel as raw bytes.</param>
    /// <param name="cancellationToken">Ends the call, and the worker with it.</param>
    /// <returns>The result in native values: JSON, arrays, and lists and dictionaries that hold arrays.</returns>
    /// <exception cref="ProviderException">The worker failed; the message says how.</exception>
    public ValueTask<object?> CallAsync(string operation, JsonObject parameters, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(operation);
        ArgumentNullException.ThrowIfNull(parameters);
        return UseAsync(session => session.CallAsync(operation, parameters), cancellationToken);
    }

    /// <summary>Ends the worker and everything it started.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        await _turn.WaitAsync().ConfigureAwait(false);
        try
        {
            if (_worker is { } worker)
            {
                _worker = null;
                await worker.StopAsync().ConfigureAwait(false);
                await worker.DisposeAsync().ConfigureAwait(false);
            }
        }
        finally
        {
            _turn.Release();
            _turn.Dispose();
        }
    }

    /// <summary>Makes several calls to one worker, without another call between them.</summary>
    internal async ValueTask<T> UseAsync<T>(Func<BridgeSession, ValueTask<T>> body, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            WorkerProcess worker = await ReadyAsync(cancellationToken).ConfigureAwait(false);
            return await body(new BridgeSession(this, worker, cancellationToken)).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    internal async ValueTask<object?> CallAsync(WorkerProcess worker, string operation, JsonObject parameters, CancellationToken cancellationToken)
    {
        TimeSpan limit = operation == BridgeProtocol.Load ? _options.LoadTimeLimit : _options.CallTimeLimit;
        BridgeFrame answer = await AskAsync(worker, operation, parameters, limit, cancellationToken).ConfigureAwait(false);
        _failures = 0;
        return answer.Type == "result"
            ? Value(answer, operation)
            : throw BridgeFault.Of(FaultCodes.ProviderFailed, $"could not run {operation}: {answer.Text("code", "error")}: {answer.Text("message", "no message")}");
    }

    private static object? Value(BridgeFrame answer, string operation)
    {
        try
        {
            return answer.Value("result");
        }
        catch (InvalidDataException exception)
        {
            throw BridgeFault.Of(FaultCodes.ProviderResponse, $"answered {operation} with a malformed result: {exception.Message}", exception);
        }
    }

    private async ValueTask<BridgeFrame> AskAsync(
        WorkerProcess worker, string operation, JsonObject parameters, TimeSpan limit, CancellationToken cancellationToken)
    {
        try
        {
            return await worker.CallAsync(operation, parameters, limit, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not WorldForgeException)
        {
            // Whatever ended the call, cancellation included: what the worker would say next belongs to nobody. Only a call that was
            // refused before a byte was sent leaves it as it was.
            await DropAsync(worker, isFailure: exception is not OperationCanceledException).ConfigureAwait(false);
            throw;
        }
    }

    private async ValueTask<WorkerProcess> ReadyAsync(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _disposed) != 0, this);
        if (_worker is { HasEnded: true } dead)
        {
            await DropAsync(dead, isFailure: true).ConfigureAwait(false);
        }

        if (_worker is { } running)
        {
            return running;
        }

        if (_failures >= _options.MaxFailuresInARow)
        {
            throw BridgeFault.Of(
                FaultCodes.ProviderTransport,
                string.Create(CultureInfo.InvariantCulture, $"failed {_failures} times in a row and is not started again; look at its last error, then make a new bridge"));
        }

        await WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            Generation++;
            return _worker = await WorkerProcess.StartAsync(_options, cancellationToken).ConfigureAwait(false);
        }
        catch (ProviderException)
        {
            Failed();
            throw;
        }
    }

    private async ValueTask WaitAsync(CancellationToken cancellationToken)
    {
        if (_failures == 0)
        {
            return;
        }

        double factor = Math.Pow(2, Math.Min(_failures - 1, 30));
        TimeSpan wait = TimeSpan.FromTicks((long)Math.Min(_options.RestartDelay.Ticks * factor, _options.MaxRestartDelay.Ticks)) - _options.TimeProvider.GetElapsedTime(_failedAt);
        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, _options.TimeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    private void Failed()
    {
        _failures++;
        _failedAt = _options.TimeProvider.GetTimestamp();
    }

    private async ValueTask DropAsync(WorkerProcess worker, bool isFailure)
    {
        _worker = null;
        if (isFailure)
        {
            Failed();
        }

        await worker.DisposeAsync().ConfigureAwait(false);
    }
}
