using System.Globalization;
using WorldForge.Arrays;
using WorldForge.Processes;
using WorldForge.Serialization;

namespace WorldForge.Providers.Bridge;

/// <summary>One running worker. It is used by one call at a time; after any failure it is thrown away.</summary>
internal sealed class WorkerProcess : IAsyncDisposable
{
    private const int LastWords = 400;
    private static readonly TimeSpan LastWordsLimit = TimeSpan.FromSeconds(1);

    private readonly RuntimeBridgeOptions _options;
    private readonly InteractiveProcess _process;
    private readonly FrameWriter _writer;
    private readonly FrameReader _reader;
    private readonly WorkerErrorText _errors = new();
    private readonly Task _errorPump;
    private long _calls;

    private WorkerProcess(RuntimeBridgeOptions options, InteractiveProcess process)
    {
        _options = options;
        _process = process;
        _writer = new FrameWriter(process.Input, options.MaxHeaderBytes, options.MaxFrameBytes);
        _reader = new FrameReader(process.Output, options.MaxHeaderBytes, options.MaxFrameBytes);
        _errorPump = _errors.PumpAsync(process.Error);
    }

    public int ProcessId => _process.Id;

    /// <summary>What the worker said of itself.</summary>
    public JsonObject Greeting { get; private set; } = JsonObject.Empty;

    public bool HasEnded => _process.ExitCode is not null;

    /// <summary>Starts a worker and agrees on a version with it.</summary>
    public static async ValueTask<WorkerProcess> StartAsync(RuntimeBridgeOptions options, CancellationToken cancellationToken)
    {
        (InteractiveProcess? process, string? problem) = InteractiveProcess.Start(
            new ProcessRequest { FileName = options.FileName, Arguments = options.Arguments, WorkingDirectory = options.WorkingDirectory, Environment = options.Environment },
            options.TimeProvider);
        if (process is null)
        {
            throw BridgeFault.Of(FaultCodes.ProviderUnconfigured, $"could not be started: {problem}");
        }

        var worker = new WorkerProcess(options, process);
        try
        {
            await worker.GreetAsync(cancellationToken).ConfigureAwait(false);
            return worker;
        }
        catch
        {
            await worker.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Makes one call.</summary>
    /// <returns>The frame of the result.</returns>
    /// <exception cref="ProviderException">The worker answered an error, answered nonsense, took too long, or ended.</exception>
    public async ValueTask<BridgeFrame> CallAsync(string operation, JsonObject parameters, TimeSpan limit, CancellationToken cancellationToken)
    {
        long id = ++_calls;
        List<NdArray> arrays = [];
        JsonObject header = JsonObject.Create(
            ("type", "call"), ("id", id), ("operation", operation), ("params", BridgeValues.Encode(parameters, arrays)));
        BridgeFrame answer = await ExchangeAsync(operation, header, arrays, limit, cancellationToken).ConfigureAwait(false);
        if (!answer.Header.TryGetValue("id", out JsonValue? named) || named != JsonInteger.Of(id))
        {
            throw BridgeFault.Of(FaultCodes.ProviderTransport, string.Create(CultureInfo.InvariantCulture, $"answered another call than {operation} number {id}"), retry: true);
        }

        return answer.Type is "result" or "error"
            ? answer
            : throw BridgeFault.Of(FaultCodes.ProviderTransport, $"answered {operation} with a frame that is neither a result nor an error", retry: true);
    }

    /// <summary>Ends the worker: asks first when it may still listen, then kills the tree.</summary>
    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync().ConfigureAwait(false);
        await LastWordsAsync().ConfigureAwait(false);
    }

    /// <summary>Asks the worker to end, and waits for it a little.</summary>
    public async ValueTask StopAsync()
    {
        try
        {
            await _writer.WriteAsync(JsonObject.Create(("type", "bye")), [], CancellationToken.None).AsTask().WaitAsync(_options.StopTimeLimit, _options.TimeProvider).ConfigureAwait(false);
            _process.Input.Close();
            await _process.WaitForExitAsync(_options.StopTimeLimit, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or TimeoutException)
        {
            // It is gone already, or does not listen any more: it will be killed.
        }
    }

    private async ValueTask GreetAsync(CancellationToken cancellationToken)
    {
        JsonObject hello = JsonObject.Create(
            ("type", "hello"),
            ("protocol", BridgeProtocol.Name),
            ("versions", JsonList.Create([BridgeProtocol.Version])),
            ("max_header_bytes", _options.MaxHeaderBytes),
            ("max_frame_bytes", _options.MaxFrameBytes));
        BridgeFrame answer = await ExchangeAsync("start", hello, [], _options.StartTimeLimit, cancellationToken).ConfigureAwait(false);
        if (answer.Type == "error")
        {
            throw BridgeFault.Of(FaultCodes.ProviderTransport, $"refused the greeting: {answer.Text("code", "error")}: {answer.Text("message", "no message")}");
        }

        if (answer.Type != "hello" || answer.Text("protocol", "") != BridgeProtocol.Name
            || !answer.Header.TryGetValue("version", out JsonValue? version) || version != JsonInteger.Of(BridgeProtocol.Version))
        {
            throw BridgeFault.Of(FaultCodes.ProviderTransport, $"does not speak {BridgeProtocol.Name} version {BridgeProtocol.Version}");
        }

        Greeting = answer.Header;
    }

    private async ValueTask<BridgeFrame> ExchangeAsync(
        string operation, JsonObject header, List<NdArray> arrays, TimeSpan limit, CancellationToken cancellationToken)
    {
        using var limited = new CancellationTokenSource(limit, _options.TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limited.Token, cancellationToken);
        try
        {
            // A read from a pipe may not notice a cancellation by itself; whoever gives up kills the worker, which ends the read.
            await _writer.WriteAsync(header, arrays, either.Token).AsTask().WaitAsync(either.Token).ConfigureAwait(false);
            return await _reader.ReadAsync(either.Token).AsTask().WaitAsync(either.Token).ConfigureAwait(false) ?? throw await EndedAsync(operation, null).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw BridgeFault.Of(
                FaultCodes.ProviderTimeout, string.Create(CultureInfo.InvariantCulture, $"did not answer {operation} within {limit.TotalSeconds} s"), exception, retry: true);
        }
        catch (InvalidDataException exception)
        {
            throw BridgeFault.Of(FaultCodes.ProviderTransport, $"broke the protocol during {operation}: {exception.Message}", exception, retry: true);
        }
        catch (IOException exception)
        {
            throw await EndedAsync(operation, exception).ConfigureAwait(false);
        }
    }

    private async ValueTask<ProviderException> EndedAsync(string operation, Exception? cause)
    {
        await _process.WaitForExitAsync(LastWordsLimit, CancellationToken.None).ConfigureAwait(false);
        string code = _process.ExitCode is { } exit ? string.Create(CultureInfo.InvariantCulture, $" with exit code {exit}") : "";
        await LastWordsAsync().ConfigureAwait(false);
        string words = _errors.Take(LastWords);
        return BridgeFault.Of(FaultCodes.ProviderTransport, $"ended{code} during {operation}{(words.Length > 0 ? $"; its last words: {words}" : "")}", cause, retry: true);
    }

    private async ValueTask LastWordsAsync()
    {
        try
        {
            await _errorPump.WaitAsync(LastWordsLimit, _options.TimeProvider).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // A process that was left behind keeps the stream open; what came so far must do.
        }
    }
}
