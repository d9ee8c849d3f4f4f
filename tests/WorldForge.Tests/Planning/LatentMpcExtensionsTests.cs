using WorldForge.Capabilities;
using WorldForge.Planning;
using WorldForge.Serialization;
using WorldForge.Testing;

namespace WorldForge.Tests.Planning;

public sealed class LatentMpcExtensionsTests
{
    [Fact]
    public async Task A_warm_start_begins_where_the_last_step_ended()
    {
        PlannerConfig config = Config(new PlannerExtensions { WarmStart = true });
        var cost = new FunctionCost(plan => (plan[0] - 0.75) * (plan[0] - 0.75));
        var controller = new LatentMpcController(cost, config);

        await FunctionCost.StepAsync(controller);
        int warm = cost.Requests.Count;
        await FunctionCost.StepAsync(controller);

        Assert.InRange(MeanOfFirst(cost.Requests[0]), -0.3, 0.3);
        Assert.InRange(MeanOfSecond(cost.Requests[warm]), -0.3, 0.3);
        Assert.NotInRange(Math.Abs(MeanOfFirst(cost.Requests[warm])), 0.5, 2);
    }

    [Fact]
    public async Task A_warm_start_carries_means_that_all_steps_share()
    {
        PlannerConfig config = Config(new PlannerExtensions { WarmStart = true });
        var cost = new FunctionCost(plan => plan.Sum(value => (value - 1) * (value - 1)));
        var controller = new LatentMpcController(cost, config);

        await FunctionCost.StepAsync(controller);
        int warm = cost.Requests.Count;
        await FunctionCost.StepAsync(controller);

        Assert.InRange(MeanOfFirst(cost.Requests[warm]), 0.7, 1.3);
    }

    [Fact]
    public async Task A_step_after_a_failed_one_starts_cold()
    {
        var requests = new List<ScoreRequest>();
        var cost = new ScriptedCost((request, call, _) =>
        {
            requests.Add(request);
            return call == 1
                ? throw new ProviderException(FaultCodes.ProviderTransport, "cut")
                : ActionScoreResult.FromScores("scripted", request.Candidates.Plans.Select(plan => -FunctionCost.Values(plan)[0]));
        });
        var controller = new LatentMpcController(cost, Config(new PlannerExtensions { WarmStart = true }));

        await Assert.ThrowsAsync<ProviderException>(() => FunctionCost.StepAsync(controller));
        await FunctionCost.StepAsync(controller);

        Assert.InRange(MeanOfFirst(requests[2]), -0.3, 0.3);
    }

    [Fact]
    public async Task A_kept_elite_takes_part_again_and_leaves_the_other_draws_alone()
    {
        var plain = new FunctionCost(plan => plan[0] * plan[0]);
        var keeping = new FunctionCost(plan => plan[0] * plan[0]);

        await FunctionCost.StepAsync(new LatentMpcController(plain, Config(PlannerExtensions.None, iterations: 2)));
        MpcStepResult result = await FunctionCost.StepAsync(new LatentMpcController(keeping, Config(new PlannerExtensions { KeepElite = true }, iterations: 2)));

        Assert.Equal(plain.Requests[1].Candidates.Plans[1], keeping.Requests[1].Candidates.Plans[1]);
        Assert.Equal(result.IterationBestScores[0], Score(keeping.Requests[1]));
        Assert.NotEqual(plain.Requests[1].Candidates.Plans[0], keeping.Requests[1].Candidates.Plans[0]);
    }

    [Fact]
    public async Task A_converged_search_stops_early_and_counts_what_it_scored()
    {
        PlannerConfig config = Config(new PlannerExtensions { EarlyStopTolerance = 0.02 }, iterations: 50, horizon: 1);

        MpcStepResult result = await FunctionCost.StepAsync(new LatentMpcController(new FunctionCost(plan => plan[0] * plan[0]), config));

        Assert.InRange(result.IterationBestScores.Length, 2, 10);
        Assert.Equal(64 * result.IterationBestScores.Length, result.CandidateCount);
    }

    [Fact]
    public async Task A_step_over_its_time_is_a_budget_error_with_budget_and_elapsed_time()
    {
        var time = new ManualTimeProvider();
        var cost = new ScriptedCost((request, _, _) =>
        {
            time.Advance(TimeSpan.FromSeconds(3));
            return ActionScoreResult.FromScores("scripted", Enumerable.Repeat(1.0, request.Candidates.Plans.Length));
        });
        var controller = new LatentMpcController(cost, Config(new PlannerExtensions { MaxElapsed = TimeSpan.FromSeconds(5) }), time: time);

        ProviderBudgetExceededException error = await Assert.ThrowsAsync<ProviderBudgetExceededException>(() => FunctionCost.StepAsync(controller));

        Assert.Equal((TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(6)), (error.Budget, error.Elapsed));
        Assert.Equal(("scripted", "plan", FaultCodes.ProviderBudget), (error.Provider, error.Operation, error.Code));
        Assert.Equal(2, cost.Calls);
    }

    [Fact]
    public async Task A_call_that_hangs_is_cancelled_when_the_time_is_over()
    {
        var time = new ManualTimeProvider();
        var cost = new ScriptedCost((_, _, token) =>
        {
            time.Advance(TimeSpan.FromSeconds(5));
            token.ThrowIfCancellationRequested();
            throw new InvalidOperationException("The token should have been cancelled.");
        });
        var controller = new LatentMpcController(cost, Config(new PlannerExtensions { MaxElapsed = TimeSpan.FromSeconds(5) }), time: time);

        ProviderBudgetExceededException error = await Assert.ThrowsAsync<ProviderBudgetExceededException>(() => FunctionCost.StepAsync(controller));

        Assert.IsAssignableFrom<OperationCanceledException>(error.InnerException);
    }

    [Fact]
    public async Task The_callers_cancellation_is_no_budget_error()
    {
        using var source = new CancellationTokenSource();
        var cost = new ScriptedCost((_, _, token) =>
        {
            source.Cancel();
            token.ThrowIfCancellationRequested();
            throw new InvalidOperationException("The token should have been cancelled.");
        });
        var controller = new LatentMpcController(cost, Config(new PlannerExtensions { MaxElapsed = TimeSpan.FromSeconds(5) }), time: new ManualTimeProvider());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => controller.PlanStepAsync(JsonObject.Empty, JsonObject.Empty, source.Token));
    }

    private static PlannerConfig Config(PlannerExtensions extensions, int iterations = 6, int horizon = 3) =>
        new(horizon, numIterations: iterations, seed: 5, initStd: 0.5, minStd: 0.01, actionParameterBounds: [new("x", -2, 2)], extensions: extensions);

    private static double MeanOfFirst(ScoreRequest request) => request.Candidates.Plans.Average(plan => FunctionCost.Values(plan)[0]);

    private static double MeanOfSecond(ScoreRequest request) => request.Candidates.Plans.Average(plan => FunctionCost.Values(plan)[^1]);

    private static double Score(ScoreRequest request)
    {
        double value = FunctionCost.Values(request.Candidates.Plans[0])[0];
        return value * value;
    }
}
