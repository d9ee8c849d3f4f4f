using WorldForge.Arrays;
using WorldForge.Providers.Runtimes;
using WorldForge.Serialization;

namespace WorldForge.Providers.Jepa;

/// <summary>
/// Scores with a model of a torch hub: by its own score method when it has one, else by comparing the predicted latent state with the
/// goal's. The model is loaded once, by the first call.
/// </summary>
public sealed class TorchHubJepaRuntime : IJepaRuntime, IAsyncDisposable
{
    /// <summary>How results name this runtime.</summary>
    public const string RuntimeName = "torchhub";

    private readonly ITorchHub _hub;
    private readonly TorchHubRequest _request;
    private readonly LazyModel<TorchHubEntry> _entry;

    /// <summary>Creates a runtime.</summary>
    /// <param name="hub">Loads the model.</param>
    /// <param name="request">Which model.</param>
    public TorchHubJepaRuntime(ITorchHub hub, TorchHubRequest request)
    {
        ArgumentNullException.ThrowIfNull(hub);
        ArgumentNullException.ThrowIfNull(request);
        _hub = hub;
        _request = request;
        _entry = new LazyModel<TorchHubEntry>(LoadAsync);
    }

    /// <inheritdoc/>
    public ValueTask<RuntimeProblem?> CheckAsync(CancellationToken cancellationToken) => _hub.CheckAsync(cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<JepaReply> ScoreActionsAsync(string model, JepaScoreInput input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        TorchHubEntry entry = await _entry.GetAsync(cancellationToken).ConfigureAwait(false);
        if (entry.Model.ScoresActions)
        {
            return await entry.Model.ScoreActionsAsync(input, cancellationToken).ConfigureAwait(false);
        }

        bool squared = Objective(input.Info) == "l2";
        bool normalized = AreNormalized(input.Info);
        NdArray actions = input.Candidates.Slice(0);
        if (!normalized)
        {
            actions = entry.NormalizeActions is { } normalize
                ? await normalize(actions, cancellationToken).ConfigureAwait(false)
                : throw Fault("actions_are_normalized is false, but the model has no preprocessor");
        }

        IReadOnlyDictionary<string, NdArray> state = await entry.Model.EncodeAsync(input.Observation, forAction: true, cancellationToken).ConfigureAwait(false);
        IReadOnlyDictionary<string, NdArray> goal = await entry.Model.EncodeAsync(input.Goal, forAction: false, cancellationToken).ConfigureAwait(false);
        IReadOnlyDictionary<string, NdArray> prediction = await entry.Model.UnrollAsync(state, TimeFirst(actions), cancellationToken).ConfigureAwait(false);
        return JepaReply.Of(
            JsonObject.Create(("metadata", JsonObject.Create(
                ("runtime", RuntimeName),
                ("hub_repo", _request.Repository),
                ("model_name", _request.Model),
                ("objective", squared ? "l2" : "l1"),
                ("actions_are_normalized", normalized)))),
            LatentComparison.Costs(prediction, goal, squared, Fault));
    }

    /// <summary>Releases the loaded model.</summary>
    public async ValueTask DisposeAsync()
    {
        switch (_entry.Loaded?.Model)
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

        await _entry.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>[samples, steps, width] becomes [steps, samples, width].</summary>
    internal static NdArray TimeFirst(NdArray actions)
    {
        int samples = actions.Shape[0];
        int steps = actions.Shape[1];
        int row = actions.Shape[2] * actions.ElementType.Size();
        byte[] turned = new byte[actions.Data.Length];
        ReadOnlySpan<byte> source = actions.Data.Span;
        for (int sample = 0; sample < samples; sample++)
        {
            for (int step = 0; step < steps; step++)
            {
                source.Slice(((sample * steps) + step) * row, row).CopyTo(turned.AsSpan(((step * samples) + sample) * row, row));
            }
        }

        return new NdArray(actions.ElementType, [steps, samples, actions.Shape[2]], turned);
    }

    private static string Objective(JsonObject info) => info.TryGetValue("objective", out JsonValue? value)
        ? value is JsonText { Value: "l1" or "l2" } text ? text.Value : throw Fault("info.objective must be l1 or l2")
        : "l2";

    private static bool AreNormalized(JsonObject info) => !info.TryGetValue("actions_are_normalized", out JsonValue? value)
        || (value as JsonBoolean ?? throw Fault("info.actions_are_normalized must be a boolean")).Value;

    private static ProviderException Fault(string problem) =>
        new(FaultCodes.InputInvalid, $"The torch-hub runtime cannot score: {problem}.") { Operation = "score" };

    private async ValueTask<TorchHubEntry> LoadAsync(CancellationToken cancellationToken)
    {
        TorchHubEntry? entry = await _hub.LoadAsync(_request, cancellationToken).ConfigureAwait(false);
        return entry is { Model: not null } ? entry : throw Fault($"{_request.Repository} made no model for {_request.Model}");
    }
}
