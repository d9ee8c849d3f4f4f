using System.Buffers;
using System.Runtime.ExceptionServices;
using System.Text;
using WorldForge.IO;

namespace WorldForge.Processes;

/// <summary>Reads one stream of a running program to its end, whatever becomes of the text: a program must not block on a full
/// pipe because its reader has failed.</summary>
internal sealed class StreamCapture : IAsyncDisposable
{
    private const int BufferSize = 32 * 1024;

    private readonly Stream _stream;
    private readonly string? _spoolPath;
    private readonly HeadTailText _text;
    private readonly LineSplitter? _lines;
    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();
    private readonly CancellationTokenSource _stop = new();
    private FileStream? _spool;
    private ExceptionDispatchInfo? _fault;

    public StreamCapture(Stream stream, ProcessRequest request, bool isError)
    {
        _stream = stream;
        _spoolPath = isError ? request.StandardErrorFile : request.StandardOutputFile;
        _text = new HeadTailText(request.CaptureLimit);
        _lines = request.OnLine is { } onLine ? new LineSplitter(line => onLine(new ProcessLine(line, isError))) : null;
        Completion = PumpAsync();
    }

    /// <summary>Ends at the end of the stream or after <see cref="StopAsync"/>; never fails.</summary>
    public Task Completion { get; }

    /// <summary>What was read.</summary>
    /// <exception cref="WorldForgeException">The spool file could not be written.</exception>
    public (string Text, long Dropped) Take()
    {
        _fault?.Throw();
        return _text.Take();
    }

    public async Task StopAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await Completion.ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync().ConfigureAwait(false);
        await _stream.DisposeAsync().ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task PumpAsync()
    {
        await Task.Yield();
        var bytes = ArrayPool<byte>.Shared.Rent(BufferSize);
        var chars = ArrayPool<char>.Shared.Rent(Encoding.UTF8.GetMaxCharCount(BufferSize));
        try
        {
            int count;
            while ((count = await ReadAsync(bytes).ConfigureAwait(false)) > 0)
            {
                Handle(bytes.AsSpan(0, count), chars, last: false);
            }

            Handle([], chars, last: true);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
            ArrayPool<char>.Shared.Return(chars);
            CloseSpool();
        }
    }

    private async ValueTask<int> ReadAsync(byte[] bytes)
    {
        try
        {
            return await _stream.ReadAsync(bytes.AsMemory(0, BufferSize), _stop.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or ObjectDisposedException)
        {
            return 0; // Stopped, or the pipe broke with its program: the end either way.
        }
    }

    private void Handle(ReadOnlySpan<byte> bytes, char[] chars, bool last)
    {
        var text = chars.AsSpan(0, _decoder.GetChars(bytes, chars, flush: last));
        _text.Append(text);
        if (_fault is not null)
        {
            return;
        }

        try
        {
            Spool(bytes);
            _lines?.Append(text);
            if (last)
            {
                _lines?.Complete();
            }
        }
        catch (Exception exception) when (_fault is null)
        {
            // The caller's line handler or the spool file failed. The first failure is thrown when the program has ended; until
            // then the stream is still read, because a program must not block on a full pipe.
            _fault = ExceptionDispatchInfo.Capture(IoFault.Is(exception)
                ? IoFault.From("write", HostPathDisplay.Short(_spoolPath ?? ""), exception)
                : exception);
        }
    }

    private void Spool(ReadOnlySpan<byte> bytes)
    {
        if (_spoolPath is null)
        {
            return;
        }

        _spool ??= new FileStream(_spoolPath, FileMode.Create, FileAccess.Write, FileShare.Read, 0);
        _spool.Write(bytes);
    }

    private void CloseSpool()
    {
        try
        {
            _spool?.Dispose();
        }
        catch (Exception exception) when (IoFault.Is(exception))
        {
            _fault ??= ExceptionDispatchInfo.Capture(IoFault.From("write", HostPathDisplay.Short(_spoolPath!), exception));
        }
    }
}
