using BenchmarkDotNet.Attributes;
using WorldForge.Actions;
using WorldForge.Capabilities;
using WorldForge.Events;
using WorldForge.Providers;
using WorldForge.Providers.Mock;
using WorldForge.Serialization;
using WorldForge.States;

namespace WorldForge.Benchmarks.Facade;

/// <summary>What the facade adds to a direct call of the mock: at most 5 microseconds and 1 KiB with events off.</summary>
[MemoryDiagnoser]
public class FacadeBenchmarks
{
    private readonly MockProvider _mock = new();
    private readonly WorldAction _action = WorldAction.MoveTo(0.3, 0.8, 0);
    private readonly Forge _silent = Create(null);
    private readonly Forge _recording = Create(EventHandlers.From(static _ => { }));
    private JsonObject _state = JsonObject.Empty;
    private PredictRequest? _request;

    [Params(0, 10)]
    public int Objects { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        WorldState state = WorldState.Seed(Enumerable.Range(0, Objects).Select(static index =>
            new SceneObject(SceneObjectIds.For("cube", index), "cube", new Pose(new Position(index, 0, 0)))));
        _state = state.Value;
        _request = new PredictRequest(state, _action);
    }

    [Benchmark(Baseline = true)]
    public ValueTask<PredictionPayload> Direct() => _mock.PredictAsync(_request!, CancellationToken.None);

    [Benchmark]
    public ValueTask<PredictionPayload> ThroughFacade() => _silent.PredictAsync(_state, _action, "mock");

    [Benchmark]
    public ValueTask<PredictionPayload> ThroughFacadeWithEvents() => _recording.PredictAsync(_state, _action, "mock");

    private static Forge Create(IProviderEventHandler? handler) => new(new ForgeOptions
    {
        StateDirectory = Path.Combine(Path.GetTempPath(), "worldforge-benchmarks"),
        Environment = ProviderEnvironment.Empty,
        EventHandler = handler,
    });
}
