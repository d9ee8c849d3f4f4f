using WorldForge.Arrays;
using WorldForge.Capabilities;
using WorldForge.Providers;
using WorldForge.Providers.LeWorldModel;
using WorldForge.Providers.Runtimes;

namespace WorldForge.Cli.Commands.Drills;

/// <summary>The real score adapter over a runtime that does nothing: what a malformed request meets is the adapter's own boundary.</summary>
internal sealed class DrillBoundary : IAsyncDisposable
{
    private readonly LeWorldModelProvider _provider = new(new LeWorldModelOptions
    {
        Policy = "drill-fixture",
        Environment = ProviderEnvironment.Empty,
        Runtime = new EmptyRuntime(),
    });

    /// <summary>The adapter.</summary>
    public ICostModel Score => _provider;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _provider.DisposeAsync();

    private sealed class EmptyRuntime : ICostModelRuntime
    {
        public string RuntimeApi => "drill fixture";

        public ValueTask<RuntimeProblem?> CheckAsync(CancellationToken cancellationToken) => new((RuntimeProblem?)null);

        public ValueTask<ILoadedCostModel> LoadAsync(CostModelRequest request, CancellationToken cancellationToken) => new(new EmptyModel());
    }

    private sealed class EmptyModel : ILoadedCostModel
    {
        public ValueTask PrepareAsync(ModelPreparation preparation, CancellationToken cancellationToken) => ValueTask.CompletedTask;

        public ValueTask<object?> GetCostAsync(IReadOnlyDictionary<string, NdArray> info, NdArray candidates, CancellationToken cancellationToken) => new((object?)null);
    }
}
