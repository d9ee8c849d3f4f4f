using BenchmarkDotNet.Attributes;
using WorldForge.Capabilities;
using WorldForge.Planning;
using WorldForge.Providers.Mock;
using WorldForge.Serialization;

namespace WorldForge.Benchmarks.Planning;

/// <summary>
/// One planning step of 300 samples, horizon 5 and 30 iterations. The oracle of the first two answers at once, so that
/// they measure the search alone; the others have the mock read tensors and actions, and the mock alone.
/// </summary>
[MemoryDiagnoser]
public class LatentMpcBenchmarks
{
    private const int Samples = 300;
    private const int Iterations = 30;

    private static readonly JsonObject _goal = JsonObject.Create(("target", JsonList.Create([0.3, 0.1, -0.2])));

    private readonly MockProvider _mock = new();
    private LatentMpcController _overTensors = null!;
    private LatentMpcController _overActions = null!;
    private LatentMpcController _mockOverTensors = null!;
    private LatentMpcController _mockOverActions = null!;
    private ScoreRequest _request = null!;

    [Params(1, 3)]
    public int Parameters { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var config = new PlannerConfig(
            5,
            Samples,
            Iterations,
            30,
            actionParameterBounds: new[] { "x", "y", "z" }.Take(Parameters).Select(static name => new ActionParameterBounds(name, -1, 1)));
        var oracle = new InstantOracle(Samples);
        _overTensors = new LatentMpcController(oracle, config, new TensorCandidateEncoder());
        _overActions = new LatentMpcController(oracle, config);
        _mockOverTensors = new LatentMpcController(_mock, config, new TensorCandidateEncoder());
        _mockOverActions = new LatentMpcController(_mock, config);
        var batch = new PlanBatch(config.ActionKind, config.ActionParameterBounds.Select(static item => item.Name), config.Horizon, new double[Samples * config.Horizon * Parameters]);
        ScoreCandidateBatch encoded = ActionCandidateEncoder.Instance.Encode(batch, JsonObject.Empty, _goal);
        _request = new ScoreRequest(encoded.Info, encoded.Candidates);
    }

    [Benchmark(Baseline = true)]
    public MpcStepResult Search_over_tensors() => Run(_overTensors);

    [Benchmark]
    public MpcStepResult Search_over_actions() => Run(_overActions);

    [Benchmark]
    public MpcStepResult Search_over_tensors_with_the_mock() => Run(_mockOverTensors);

    [Benchmark]
    public MpcStepResult Search_over_actions_with_the_mock() => Run(_mockOverActions);

    [Benchmark]
    public double The_mock_alone()
    {
        double best = 0;
        for (int iteration = 0; iteration < Iterations; iteration++)
        {
            best += _mock.ScoreActionsAsync(_request, CancellationToken.None).AsTask().GetAwaiter().GetResult().BestScore;
        }

        return best;
    }

    private static MpcStepResult Run(LatentMpcController controller) =>
        controller.PlanStepAsync(JsonObject.Empty, _goal).GetAwaiter().GetResult();

    private sealed class InstantOracle(int samples) : ICostModel
    {
        private readonly ActionScoreResult _result =
            ActionScoreResult.FromScores("instant", Enumerable.Range(0, samples).Select(static sample => (double)(sample * 7919 % 1009)));

        public string Name => "instant";

        public ValueTask<ActionScoreResult> ScoreActionsAsync(ScoreRequest request, CancellationToken cancellationToken) => ValueTask.FromResult(_result);
    }
}
