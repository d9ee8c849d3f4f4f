using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace WorldForge.Tests.Browser;

/// <summary>One WebSocket of the Chrome DevTools protocol: numbered commands with their answers, and events by session.</summary>
internal sealed class DevToolsConnection : IAsyncDisposable
{
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(60);

    private readonly ClientWebSocket _socket = new();
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonObject>> _waiting = new();
    private readonly ConcurrentDictionary<string, Action<string, JsonObject>> _listeners = new();
    private readonly SemaphoreSlim _sending = new(1);
    private readonly CancellationTokenSource _closing = new();
    private Task _receiving = Task.CompletedTask;
    private int _last;

    private DevToolsConnection()
    {
    }

    public static async Task<DevToolsConnection> OpenAsync(Uri address, CancellationToken cancellationToken)
    {
        var connection = new DevToolsConnection();
        await connection._socket.ConnectAsync(address, cancellationToken);
        connection._receiving = connection.ReceiveAsync();
        return connection;
    }

    /// <summary>Hands every event of a session to a listener.</summary>
    public void Listen(string session, Action<string, JsonObject> listener) => _listeners[session] = listener;

    /// <summary>Sends a command and waits for its answer.</summary>
    public async Task<JsonObject> SendAsync(string method, JsonObject? parameters, string? session, CancellationToken cancellationToken)
    {
        int id = Interlocked.Increment(ref _last);
        var answer = new TaskCompletionSource<JsonObject>(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting[id] = answer;
        var message = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters ?? [] };
        if (session is not null)
        {
            message["sessionId"] = session;
        }

        await _sending.WaitAsync(cancellationToken);
        try
        {
            await _socket.SendAsync(Encoding.UTF8.GetBytes(message.ToJsonString()), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
        }
        finally
        {
            _sending.Release();
        }

        return await answer.Task.WaitAsync(_limit, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _receiving;
        _socket.Dispose();
        _sending.Dispose();
        _closing.Dispose();
    }

    private async Task ReceiveAsync()
    {
        byte[] buffer = new byte[64 * 1024];
        using var message = new MemoryStream();
        try
        {
            while (_socket.State == WebSocketState.Open)
            {
                ValueWebSocketReceiveResult part = await _socket.ReceiveAsync(buffer.AsMemory(), _closing.Token);
                message.Write(buffer, 0, part.Count);
                if (part.EndOfMessage && message.Length > 0)
                {
                    Dispatch(JsonNode.Parse(message.ToArray())!.AsObject());
                    message.SetLength(0);
                }
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException)
        {
            // The browser or the test ended; whoever still waits is told below.
        }

        foreach (TaskCompletionSource<JsonObject> answer in _waiting.Values)
        {
            answer.TrySetException(new IOException("The browser closed the connection."));
        }
    }

    private void Dispatch(JsonObject message)
    {
        if (message["id"]?.GetValue<int>() is { } id && _waiting.TryRemove(id, out TaskCompletionSource<JsonObject>? answer))
        {
            if (message["error"] is { } error)
            {
                answer.SetException(new InvalidOperationException($"The browser refused: {error.ToJsonString()}"));
            }
            else
            {
                answer.SetResult(message["result"]!.AsObject());
            }
        }
        else if (message["sessionId"]?.GetValue<string>() is { } session && _listeners.TryGetValue(session, out Action<string, JsonObject>? listener))
        {
            listener(message["method"]!.GetValue<string>(), message["params"]!.AsObject());
        }
    }
}
