using System.Threading.Channels;

namespace WorldForge.Events;

/// <summary>Buffers events for an <see cref="IAsyncEventSink"/>, so that a slow destination never delays a provider call.</summary>
/// <remarks>Thread-safe. When the buffer is full the oldest event is dropped and counted. Disposing writes what is left.</remarks>
public sealed class BufferedEventSink : IProviderEventHandler, IAsyncDisposable
{
    private readonly Channel<ProviderEvent> _channel;
    private readonly CancellationTokenSource _stop;
    private readonly BufferedEventSinkOptions _options;
    private readonly TimeProvider _time;
    private readonly Task _pump;
    private readonly Lock _gate = new();
    private readonly List<(long Until, TaskCompletionSource Done)> _flushes = [];
    private long _accepted;
    private long _settled;
    private long _dropped;
    private long _failed;
    private int _disposed;

    /// <summary>Starts the buffer.</summary>
    /// <param name="sink">The destination; called by one task only.</param>
    /// <param name="options">Capacity and time to drain; defaults when <see langword="null"/>.</param>
    /// <param name="time">Clock for the drain limit; the system's when <see langword="null"/>.</param>
    /// <exception cref="WorldForgeException">An option is out of range.</exception>
    public BufferedEventSink(IAsyncEventSink sink, BufferedEventSinkOptions? options = null, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(sink);
        _options = options ?? new BufferedEventSinkOptions();
        _options.Validate();
        _time = time ?? TimeProvider.System;
        _stop = new CancellationTokenSource();
        _channel = Channel.CreateBounded<ProviderEvent>(
            new BoundedChannelOptions(_options.Capacity)
            {
                FullMode = BoundedChannelFullMode.DropOldest,
                SingleReader = true,
            },
            _ => Settle(ref _dropped));
        _pump = Task.Run(() => PumpAsync(sink));
    }

    /// <summary>Events dropped because the buffer was full.</summary>
    public long DroppedCount => Interlocked.Read(ref _dropped);

    /// <summary>Events that the destination failed to write.</summary>
    public long FailedCount => Interlocked.Read(ref _failed);

    /// <inheritdoc/>
    public void Handle(ProviderEvent providerEvent)
    {
        ArgumentNullException.ThrowIfNull(providerEvent);
        Interlocked.Increment(ref _accepted);
        if (!_channel.Writer.TryWrite(providerEvent))
        {
            Settle(ref _dropped);
        }
    }

    /// <summary>Waits until every event accepted so far is written, failed or dropped.</summary>
    /// <param name="cancellationToken">Ends the wait, not the writing.</param>
    /// <returns>A task that ends when the buffer has caught up.</returns>
    public Task FlushAsync(CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            long until = Interlocked.Read(ref _accepted);
            if (Interlocked.Read(ref _settled) >= until)
            {
                return Task.CompletedTask;
            }

            var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _flushes.Add((until, done));
            return done.Task.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Takes no further events, writes what is left within the drain limit, and stops.</summary>
    /// <returns>A task that ends when the destination is no longer used.</returns>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        _channel.Writer.TryComplete();
        try
        {
            await _pump.WaitAsync(_options.DrainLimit, _time).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            await _stop.CancelAsync().ConfigureAwait(false);
            // A destination that ignores its token is left behind rather than waited for without end.
            await Task.WhenAny(_pump, Task.Delay(_options.DrainLimit, _time)).ConfigureAwait(false);
        }

        if (_pump.IsCompleted)
        {
            _stop.Dispose();
        }
    }

    private async Task PumpAsync(IAsyncEventSink sink)
    {
        await foreach (ProviderEvent item in _channel.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            if (_stop.IsCancellationRequested)
            {
                Settle(ref _dropped);
                continue;
            }

            await WriteAsync(sink, item).ConfigureAwait(false);
        }
    }

    private async Task WriteAsync(IAsyncEventSink sink, ProviderEvent item)
    {
        bool written = false;
        try
        {
            await sink.WriteAsync(item, _stop.Token).ConfigureAwait(false);
            written = true;
        }
        catch (Exception exception) when (IsContained(exception))
        {
            // Counted below: telemetry never changes a call's outcome, and the next event may still be written.
        }

        if (written)
        {
            Settle();
        }
        else
        {
            Settle(ref _failed);
        }
    }

    private static bool IsContained(Exception exception) => exception is not OutOfMemoryException;

    private void Settle(ref long counter)
    {
        Interlocked.Increment(ref counter);
        Settle();
    }

    private void Settle()
    {
        lock (_gate)
        {
            long settled = Interlocked.Increment(ref _settled);
            _flushes.RemoveAll(flush =>
            {
                bool reached = settled >= flush.Until;
                if (reached)
                {
                    flush.Done.SetResult();
                }

                return reached;
            });
        }
    }
}
