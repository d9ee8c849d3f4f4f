using WorldForge.Providers.Runtimes;
using WorldForge.Serialization;

namespace WorldForge.Providers.Bridge;

/// <summary>A model inside a worker. When the worker was started anew, it is loaded and prepared again before its next call.</summary>
internal sealed class BridgeModel(RuntimeBridge bridge, JsonObject load)
{
    private ModelPreparation? _preparation;
    private long _handle;
    private int _generation;
    private bool _predictsChunks;

    public bool PredictsChunks => Volatile.Read(ref _predictsChunks);

    public async ValueTask LoadAsync(CancellationToken cancellationToken) => await bridge.UseAsync(LoadedAsync, cancellationToken).ConfigureAwait(false);

    public async ValueTask PrepareAsync(ModelPreparation preparation, CancellationToken cancellationToken)
    {
        _preparation = null;
        await CallAsync("prepare", Describe(preparation), cancellationToken).ConfigureAwait(false);
        _preparation = preparation;
    }

    /// <summary>Calls an operation of this model.</summary>
    public ValueTask<object?> CallAsync(string operation, JsonObject parameters, CancellationToken cancellationToken) => bridge.UseAsync(
        async session =>
        {
            long handle = await LoadedAsync(session).ConfigureAwait(false);
            return await session.CallAsync(operation, parameters.With("model", handle)).ConfigureAwait(false);
        },
        cancellationToken);

    /// <summary>Asks a worker whether a loader could run.</summary>
    public static async ValueTask<RuntimeProblem?> CheckAsync(RuntimeBridge bridge, string loader, CancellationToken cancellationToken)
    {
        object? answer = await bridge.CallAsync("check", JsonObject.Create(("loader", loader)), cancellationToken).ConfigureAwait(false);
        if (answer is not JsonObject told || !told.TryGetValue("problem", out JsonValue? problem))
        {
            throw BridgeFault.Of(FaultCodes.ProviderResponse, "answered check without saying whether there is a problem");
        }

        return problem is not JsonObject found ? null : Text(found, "kind") switch
        {
            "missing" => RuntimeProblem.Missing(Text(found, "dependency"), Text(found, "detail")),
            "broken" => RuntimeProblem.Broken(Text(found, "dependency"), Text(found, "detail")),
            _ => RuntimeProblem.Lacking(Text(found, "dependency"), Text(found, "detail")),
        };
    }

    private static string Text(JsonObject source, string name) => source.TryGetValue(name, out JsonValue? value) && value is JsonText text ? text.Value : "unknown";

    private static JsonObject Describe(ModelPreparation preparation) => JsonObject.Create(
        ("device", preparation.Device),
        ("evaluation", preparation.Evaluation),
        ("gradients", preparation.Gradients),
        ("interpolate_positions", preparation.InterpolatePositions));

    private async ValueTask<long> LoadedAsync(BridgeSession session)
    {
        if (_generation == session.Generation)
        {
            return _handle;
        }

        object? answer = await session.CallAsync(BridgeProtocol.Load, load).ConfigureAwait(false);
        if (answer is not JsonObject told || !told.TryGetValue("model", out JsonValue? value) || value is not JsonInteger number || !number.TryGetInt64(out long handle))
        {
            throw BridgeFault.Of(FaultCodes.ProviderResponse, "answered load without a model");
        }

        Volatile.Write(ref _predictsChunks, told.TryGetValue("predicts_chunks", out JsonValue? chunks) && chunks is JsonBoolean { Value: true });
        if (_preparation is { } preparation)
        {
            await session.CallAsync("prepare", Describe(preparation).With("model", handle)).ConfigureAwait(false);
        }

        (_handle, _generation) = (handle, session.Generation);
        return handle;
    }
}
