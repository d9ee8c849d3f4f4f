using WorldForge.Actions;
using WorldForge.Capabilities;
using WorldForge.Planning;
using WorldForge.Serialization;
using WorldForge.States;

namespace WorldForge.Tests.Planning;

public sealed class ForgePlanningTests : IDisposable
{
    private static readonly JsonObject _goal = JsonObject.Create(("target", JsonList.Create([0.3, 0.1, -0.2])));

    private readonly Forge _forge = new(new ForgeOptions
    {
        StateDirectory = Path.Combine(AppContext.BaseDirectory, "planning-state"),
        DiscoverEntryPoints = false,
    });

    [Fact]
    public async Task A_controller_reaches_the_goal_of_the_mock_through_the_facade()
    {
        LatentMpcController controller = _forge.CreateMpcController("mock", Config());

        MpcStepResult result = await controller.PlanStepAsync(JsonObject.Empty, _goal, TestContext.Current.CancellationToken);

        double[] values = FunctionCost.Values(result.Actions);
        Assert.Equal(0.3, values[0], 0.05);
        Assert.Equal(0.1, values[1], 0.05);
        Assert.Equal(-0.2, values[2], 0.05);
    }

    [Fact]
    public async Task The_mock_scores_tensors_as_it_scores_actions()
    {
        MpcStepResult tensors = await _forge.CreateMpcController("mock", Config(), new TensorCandidateEncoder())
            .PlanStepAsync(JsonObject.Empty, _goal, TestContext.Current.CancellationToken);
        MpcStepResult actions = await _forge.CreateMpcController("mock", Config())
            .PlanStepAsync(JsonObject.Empty, _goal, TestContext.Current.CancellationToken);

        Assert.Equal(FunctionCost.Values(actions.Actions)[0], FunctionCost.Values(tensors.Actions)[0], 0.02);
        Assert.True(tensors.BestScore < 0.01);
    }

    [Fact]
    public async Task The_mock_gives_tensors_without_a_position_stable_numbers_and_refuses_interleaved_ones()
    {
        JsonObject info = JsonObject.Create(("goal", _goal));
        var narrow = ActionCandidates.FromTensor(new CandidateTensor(new float[4], [1, 2, 2, 1], 1));
        var interleaved = ActionCandidates.FromTensor(new CandidateTensor(new float[18], [2, 3, 3], 1));

        ActionScoreResult result = await _forge.ScoreActionsAsync(info, narrow, "mock", cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal("stable-hash", ((JsonText)result.Metadata["cost_basis"]).Value);
        await Assert.ThrowsAsync<ProviderException>(async () =>
            await _forge.ScoreActionsAsync(info, interleaved, "mock", cancellationToken: TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_plan_over_the_facade_names_the_provider()
    {
        Plan plan = await _forge.CreatePlanner().PlanAsync(
            new PlanRequest
            {
                Goal = "reach",
                Mode = PlanningMode.LatentMpc,
                ScoreProvider = " mock ",
                Config = Config(),
                ObservationInfo = JsonObject.Empty,
                GoalInfo = _goal,
            },
            TestContext.Current.CancellationToken);

        Assert.Equal("mock", plan.Provider);
        Assert.True(plan.SuccessProbability > 0.9);
    }

    [Fact]
    public async Task The_mock_predicts_a_plan()
    {
        Plan plan = await _forge.CreatePlanner().PlanAsync(
            PlanRequests.Of(PlanningMode.Predict) with { PredictProvider = "mock", State = WorldState.Seed([]) },
            TestContext.Current.CancellationToken);

        Assert.Equal([1L, 2L], plan.PredictedStates.Select(state => state.Step));
    }

    [Fact]
    public async Task A_provider_must_be_known_and_support_the_capability()
    {
        Assert.Throws<ProviderException>(() => _forge.CreateMpcController("nobody"));
        Assert.Throws<WorldForgeException>(() => _forge.CreateMpcController(" "));
        WorldForgeException error = await Assert.ThrowsAsync<WorldForgeException>(() => _forge.CreatePlanner().PlanAsync(
            PlanRequests.Of(PlanningMode.Policy) with { PolicyProvider = "mock" },
            TestContext.Current.CancellationToken));
        Assert.Contains("must support policy; 'mock' does not", error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _forge.Dispose();

    private static PlannerConfig Config() => new(2, 128, 8, 16, seed: 4, actionParameterBounds: [new("x", -1, 1), new("y", -1, 1), new("z", -1, 1)]);
}
