using WorldForge.Arrays;
using WorldForge.Providers.LeWorldModel;
using WorldForge.Providers.Runtimes;

namespace WorldForge.Providers.Tests.LeWorldModel;

/// <summary>A cost runtime that answers what a test says and remembers what it was asked.</summary>
internal sealed class FakeCostRuntime : ICostModelRuntime, ILoadedCostModel, IAsyncDisposable
{
    public Func<IReadOnlyDictionary<string, NdArray>, NdArray, object?> Cost { get; init; } = static (_, candidates) => NdArray.Of(new double[candidates.Shape[1]], 1, candidates.Shape[1]);

    public Func<RuntimeProblem?> Problem { get; init; } = static () => null;

    public Exception? LoadError { get; set; }

    public List<CostModelRequest> Loads { get; } = [];

    public List<ModelPreparation> Preparations { get; } = [];

    public List<IReadOnlyDictionary<string, NdArray>> Calls { get; } = [];

    public bool IsDisposed { get; private set; }

    public string RuntimeApi => "fixture.CostModel";

    public ValueTask<RuntimeProblem?> CheckAsync(CancellationToken cancellationToken) => new(Problem());

    public ValueTask<ILoadedCostModel> LoadAsync(CostModelRequest request, CancellationToken cancellationToken)
    {
        Loads.Add(request);
        return LoadError is { } error ? throw error : new ValueTask<ILoadedCostModel>(this);
    }

    public ValueTask PrepareAsync(ModelPreparation preparation, CancellationToken cancellationToken)
    {
        Preparations.Add(preparation);
        return ValueTask.CompletedTask;
    }

    public ValueTask<object?> GetCostAsync(IReadOnlyDictionary<string, NdArray> info, NdArray candidates, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Calls.Add(info);
        return new ValueTask<object?>(Cost(info, candidates));
    }

    public ValueTask DisposeAsync()
    {
        IsDisposed = true;
        return ValueTask.CompletedTask;
    }
}
