using WorldForge.Serialization;

namespace WorldForge.Providers.Bridge;

/// <summary>A turn on the running worker.</summary>
internal readonly struct BridgeSession(RuntimeBridge bridge, WorkerProcess worker, CancellationToken cancellationToken)
{
    public JsonObject Greeting => worker.Greeting;

    /// <summary>Which worker this is, counted from 1.</summary>
    public int Generation => bridge.Generation;

    public ValueTask<object?> CallAsync(string operation, JsonObject parameters) => bridge.CallAsync(worker, operation, parameters, cancellationToken);
}
