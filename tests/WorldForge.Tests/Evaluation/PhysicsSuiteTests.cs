using WorldForge.Capabilities;
using WorldForge.Evaluation;
using WorldForge.Serialization;
using WorldForge.States;
using WorldForge.Tests.Calls;

namespace WorldForge.Tests.Evaluation;

public sealed class PhysicsSuiteTests
{
    private static readonly EvaluationSuite Suite = EvaluationSuite.FromBuiltin("physics");

    [Fact]
    public async Task The_mock_passes_with_known_numbers()
    {
        EvaluationReport report = await TestEvaluation.ReportAsync("physics");

        Assert.True(report.Passed);
        Assert.Equal([0.74, 0.915], report.Results.Select(static result => Math.Round(result.Score, 12)));
        Assert.Equal(["physics_score", "confidence", "determinism_drift", "deterministic"], report.Results[0].Metrics.Keys);
        Assert.Equal(["physics_score", "confidence", "moved_distance", "target_error"], report.Results[1].Metrics.Keys);
        Assert.Equal(3, report.Provenance?.EventCount);
    }

    [Theory]
    [InlineData(0, 0.7, true, 0.7)]
    [InlineData(0, 0.69, false, 0.69)]
    [InlineData(1e-9, 0.9, true, 0.9)]
    [InlineData(1e-3, 0.9, false, 0.899)]
    [InlineData(5, 0.9, false, 0.65)]
    public async Task Stability_needs_no_drift_and_a_fair_physics_score(double drift, double quality, bool passed, double score)
    {
        int calls = 0;
        EvaluationResult result = await FirstAsync(0, _ => At(calls++ * drift, 0.5, 0, quality));

        Assert.Equal(passed, result.Passed);
        Assert.Equal(score, result.Score, 6);
        Assert.Equal(drift, ((JsonFloat)result.Metrics["determinism_drift"]).Value, 12);
        Assert.Equal(JsonValue.FromBoolean(drift <= 1e-9), result.Metrics["deterministic"]);
    }

    [Theory]
    [InlineData(0.35, true, 0.975)]
    [InlineData(0.3001, true, 0.90015)]
    [InlineData(0.2999, false, 0.89985)]
    [InlineData(0.4001, false, 0.9499)]
    [InlineData(-10, false, 0.7)]
    public async Task Response_needs_the_cube_to_move_and_to_arrive(double x, bool passed, double score)
    {
        EvaluationResult result = await FirstAsync(1, _ => At(x, 0.5, 0, 0.8));

        Assert.Equal(passed, result.Passed);
        Assert.Equal(score, result.Score, 6);
    }

    [Fact]
    public async Task Distances_beyond_a_double_are_only_very_large()
    {
        EvaluationResult result = await FirstAsync(1, static _ => At(1e300, -1e300, 0, 1));

        Assert.False(result.Passed);
        Assert.Equal(new JsonFloat(double.MaxValue), result.Metrics["target_error"]);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"scene":{}}""")]
    [InlineData("""{"scene":{"objects":{}}}""")]
    [InlineData("""{"scene":{"objects":{"cube":[]}}}""")]
    [InlineData("""{"scene":{"objects":{"cube":{}}}}""")]
    [InlineData("""{"scene":{"objects":{"cube":{"pose":{}}}}}""")]
    [InlineData("""{"scene":{"objects":{"cube":{"pose":{"position":{"x":1,"y":2}}}}}}""")]
    [InlineData("""{"scene":{"objects":{"cube":{"pose":{"position":{"x":true,"y":2,"z":3}}}}}}""")]
    public async Task A_state_without_a_place_of_the_cube_is_an_error_and_no_score(string state)
    {
        var fault = await Assert.ThrowsAsync<WorldStateException>(() => FirstAsync(0, _ => Payload((JsonObject)StrictJson.Parse(state), 0.9)));

        Assert.Equal((FaultCodes.StateMalformed, "fake", "predict"), (fault.Code, fault.Provider, fault.Operation));
        Assert.Contains("object-stability", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bare_position_will_do()
    {
        JsonObject state = (JsonObject)StrictJson.Parse("""{"scene":{"objects":{"cube":{"position":{"x":0.35,"y":0.5,"z":0}}}}}""");

        Assert.True((await FirstAsync(1, _ => Payload(state, 0.9))).Passed);
    }

    private static async Task<EvaluationResult> FirstAsync(int scenario, Func<PredictRequest, PredictionPayload> predict)
    {
        using Forge forge = TestForge.Create();
        forge.RegisterPredictor(new TestEvaluation.Predictor("fake", predict));
        EvaluationSuite one = new(Suite.Id, Suite.Name, [Suite.Scenarios[scenario]], null, null, null);
        EvaluationReport report = await TestEvaluation.Runner(one, forge).RunReportAsync(
            new EvaluationRequest { Providers = ["fake"] }, cancellationToken: TestContext.Current.CancellationToken);
        return report.Results[0];
    }

    private static PredictionPayload At(double x, double y, double z, double quality) => Payload(
        WorldState.Seed([new SceneObject("cube", "cube", new Pose(new Position(x, y, z)), BoundingBox.Around(new Position(0, 0, 0), 1))]).Value,
        quality);

    private static PredictionPayload Payload(JsonObject state, double quality) => new(state, quality, quality, 1);
}
