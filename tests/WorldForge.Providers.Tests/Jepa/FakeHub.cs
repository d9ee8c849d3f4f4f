using WorldForge.Arrays;
using WorldForge.Providers.Jepa;
using WorldForge.Providers.Runtimes;

namespace WorldForge.Providers.Tests.Jepa;

/// <summary>A hub whose model encodes frames as they are and predicts that every candidate ends at its last action.</summary>
internal sealed class FakeHub : ITorchHub, ITorchHubModel, IDisposable
{
    public RuntimeProblem? Problem { get; init; }

    public bool ScoresActions { get; init; }

    public bool HasPreprocessor { get; init; }

    public Func<IReadOnlyDictionary<string, NdArray>>? Prediction { get; init; }

    public Func<IReadOnlyDictionary<string, NdArray>>? Goal { get; init; }

    public List<TorchHubRequest> Loads { get; } = [];

    public NdArray? Unrolled { get; private set; }

    public bool IsDisposed { get; private set; }

    public ValueTask<RuntimeProblem?> CheckAsync(CancellationToken cancellationToken) => new(Problem);

    public ValueTask<TorchHubEntry> LoadAsync(TorchHubRequest request, CancellationToken cancellationToken)
    {
        Loads.Add(request);
        return new ValueTask<TorchHubEntry>(request.Model == "empty" ? null! : new TorchHubEntry(this, HasPreprocessor ? Halve : null));
    }

    public ValueTask<JepaReply> ScoreActionsAsync(JepaScoreInput input, CancellationToken cancellationToken) =>
        new(JepaReply.Of(Serialization.JsonObject.Empty, new double[input.Candidates.Shape[1]]));

    public ValueTask<IReadOnlyDictionary<string, NdArray>> EncodeAsync(NdArray frames, bool forAction, CancellationToken cancellationToken) =>
        new(!forAction && Goal is { } goal ? goal() : Single(new NdArray(frames.ElementType, [1, frames.Shape[0], .. frames.Shape.Skip(1)], frames.Data)));

    public ValueTask<IReadOnlyDictionary<string, NdArray>> UnrollAsync(IReadOnlyDictionary<string, NdArray> state, NdArray actions, CancellationToken cancellationToken)
    {
        Unrolled = actions;
        return new(Prediction?.Invoke() ?? Single(actions));
    }

    public void Dispose() => IsDisposed = true;

    public static Dictionary<string, NdArray> Single(NdArray array) => new() { [""] = array };

    private static ValueTask<NdArray> Halve(NdArray actions, CancellationToken cancellationToken) =>
        new(NdArray.Of([.. Enumerable.Range(0, actions.Count).Select(index => (float)actions.ToDouble(index) / 2)], actions.Shape.Sizes.AsSpan()));
}
