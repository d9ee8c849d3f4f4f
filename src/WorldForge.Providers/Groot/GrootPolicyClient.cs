using System.Buffers;
using System.Net.Sockets;
using WorldForge.Providers.MessagePack;
using WorldForge.Providers.Zmtp;
using WorldForge.Redaction;
using WorldForge.Serialization;

namespace WorldForge.Providers.Groot;

/// <summary>
/// Talks to an Isaac GR00T policy server over ZeroMQ (REQ, mechanism NULL) in MessagePack. Thread-safe; the protocol allows one request at a
/// time, so calls wait for each other within their time limits. After a failed request the connection is made anew.
/// </summary>
/// <remarks>
/// The protocol is neither encrypted nor authenticated, apart from an optional token in clear text: reach the server through a tunnel, or
/// keep its port behind a firewall.
/// </remarks>
public sealed class GrootPolicyClient : IGrootPolicyClient, IDisposable
{
    private static readonly SearchValues<char> NotInHosts = SearchValues.Create("/?#@\\ \t\r\n");

    private readonly GrootClientOptions _options;
    private readonly ZmtpRequestSocket _socket;
    private readonly GrootReplyReader _reader;

    /// <summary>Makes a client; it connects with its first request.</summary>
    /// <exception cref="WorldForgeException">The host is not a name or an address.</exception>
    public GrootPolicyClient(GrootClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        string host = options.Host is ['[', .. var inner, ']'] ? inner : options.Host;
        if (host.AsSpan().ContainsAny(NotInHosts))
        {
            throw new WorldForgeException(FaultCodes.InputInvalid, "host must be a host name or an address, without scheme, port and path.");
        }

        _options = options;
        _socket = new ZmtpRequestSocket(host, options.Port, options.Wire, options.TimeProvider);
        _reader = new GrootReplyReader(options.MaxArrayBytes);
    }

    internal int Connections => _socket.Connections;

    /// <inheritdoc/>
    public async ValueTask<bool> PingAsync(CancellationToken cancellationToken)
    {
        try
        {
            await CallAsync("ping", data: null, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (ProviderException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public async ValueTask<GrootActionReply> GetActionAsync(JsonObject observation, JsonObject? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(observation);
        JsonObject data = JsonObject.Create(("observation", observation));
        MessagePackValue reply = await CallAsync("get_action", options is null ? data : data.With("options", options), cancellationToken).ConfigureAwait(false);
        return reply switch
        {
            MessagePackValue.Array { Items: [var actions, var info] } => new GrootActionReply(Json(actions, "raw_actions"), Json(info, "info")),
            MessagePackValue.Array { Items: var items } => throw Malformed($"tuple response must contain actions and info, but it has {items.Length} items"),
            _ => new GrootActionReply(Json(reply, "raw_actions"), JsonObject.Empty),
        };
    }

    /// <inheritdoc/>
    public async ValueTask<JsonObject> ResetAsync(JsonObject? options, CancellationToken cancellationToken) =>
        Object(await CallAsync("reset", options is null ? JsonObject.Empty : JsonObject.Create(("options", options)), cancellationToken).ConfigureAwait(false), "reset");

    /// <inheritdoc/>
    public async ValueTask<JsonObject> GetModalityConfigAsync(CancellationToken cancellationToken) =>
        Object(await CallAsync("get_modality_config", data: null, cancellationToken).ConfigureAwait(false), "get_modality_config");

    /// <inheritdoc/>
    public async ValueTask KillAsync(CancellationToken cancellationToken) =>
        await CallAsync("kill", data: null, cancellationToken).ConfigureAwait(false);

    /// <summary>Closes the connection; what was not sent is dropped.</summary>
    public void Dispose() => _socket.Dispose();

    private async Task<MessagePackValue> CallAsync(string endpoint, JsonObject? data, CancellationToken cancellationToken)
    {
        JsonObject request = GrootMessages.Request(endpoint, data, _options.ApiToken.Reveal());
        int length = Measure(request);
        byte[] rented = ArrayPool<byte>.Shared.Rent(length);
        byte[] reply;
        try
        {
            GrootMessages.Write(request, rented);
            reply = await ExchangeAsync(rented.AsMemory(0, length), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented, clearArray: _options.ApiToken.HasValue);
        }

        return Decode(reply);
    }

    private static int Measure(JsonObject request)
    {
        try
        {
            return GrootMessages.Measure(request);
        }
        catch (Exception exception) when (exception is WorldForgeException or OverflowException)
        {
            throw Fault(FaultCodes.InputInvalid, "the request cannot be sent: " + (exception is WorldForgeException ? exception.Message : "it is larger than 2 GiB"), exception);
        }
    }

    private async Task<byte[]> ExchangeAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        try
        {
            return await _socket.ExchangeAsync(body, _options.Timeout, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException exception)
        {
            throw Fault(FaultCodes.ProviderTimeout, exception.Message, exception, retryable: true);
        }
        catch (ZmtpException exception)
        {
            throw Fault(FaultCodes.ProviderTransport, exception.Message, exception, retryable: false);
        }
        catch (Exception exception) when (exception is SocketException or IOException)
        {
            throw Fault(FaultCodes.ProviderTransport, $"the connection failed: {(exception as SocketException)?.SocketErrorCode.ToString() ?? exception.GetType().Name}", exception, retryable: true);
        }
    }

    private static MessagePackValue Decode(byte[] reply)
    {
        // Servers of the older line send this text bare when anything goes wrong.
        if (reply.AsSpan().SequenceEqual("ERROR"u8))
        {
            throw Fault(FaultCodes.ProviderFailed, "Server error: ERROR", cause: null);
        }

        MessagePackValue value;
        try
        {
            value = MessagePackReader.Read(reply);
        }
        catch (MessagePackException exception)
        {
            throw Malformed(exception.Message, exception);
        }

        return value is MessagePackValue.Map map && map.Find("error") is { } error
            ? throw Fault(FaultCodes.ProviderFailed, "Server error: " + ErrorText(error), cause: null)
            : value;
    }

    private static string ErrorText(MessagePackValue error) => error is MessagePackValue.Text text ? Redactor.Observable.Redact(text.Value) : error.KindText;

    private JsonValue Json(MessagePackValue value, string path)
    {
        try
        {
            return _reader.Value(value, path);
        }
        catch (FormatException exception)
        {
            throw Malformed(exception.Message, exception);
        }
    }

    private JsonObject Object(MessagePackValue value, string endpoint) =>
        Json(value, endpoint) as JsonObject ?? throw Malformed($"{endpoint} must answer with an object, not {value.KindText}");

    private static ProviderException Malformed(string problem, Exception? cause = null) => Fault(FaultCodes.ProviderResponse, problem, cause);

    private static ProviderException Fault(string code, string problem, Exception? cause, bool retryable = false) =>
        new(code, problem, cause) { Provider = GrootProvider.ProviderName, IsRetryable = retryable };
}
