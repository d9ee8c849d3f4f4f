using WorldForge.Actions;
using WorldForge.Capabilities;
using WorldForge.Planning;
using WorldForge.Serialization;

namespace WorldForge.Tests.Planning;

public sealed class LatentMpcControllerTests
{
    private static readonly ActionParameterBounds _two = new("x", -2, 2);

    [Fact]
    public async Task A_quadratic_cost_is_minimised()
    {
        var config = new PlannerConfig(2, 96, 5, 12, initStd: 1.25, seed: 7, actionParameterBounds: [_two]);
        var controller = new LatentMpcController(new FunctionCost(plan => Square(plan[0] - 0.75)), config);

        MpcStepResult result = await FunctionCost.StepAsync(controller);

        Assert.InRange(FunctionCost.Values(result.Actions)[0], 0.55, 0.95);
        Assert.True(result.BestScore < 0.04);
        Assert.True(result.LowerIsBetter);
        Assert.Equal("latent_action", Assert.Single(result.Actions).Kind);
        Assert.Equal(480, result.CandidateCount);
        Assert.Equal(5, result.IterationBestScores.Length);
        Assert.Equal(result.IterationBestScores.Min(), result.BestScore);
    }

    [Fact]
    public async Task A_utility_is_maximised_and_leaves_the_cost_lists_empty()
    {
        var config = new PlannerConfig(2, 96, 5, 12, initStd: 1.25, seed: 11, actionParameterBounds: [_two]);
        var controller = new LatentMpcController(new FunctionCost(plan => 1 - Square(plan[0] + 0.4), lowerIsBetter: false), config);

        MpcStepResult result = await FunctionCost.StepAsync(controller);

        Assert.InRange(FunctionCost.Values(result.Actions)[0], -0.6, -0.2);
        Assert.True(result.BestScore > 0.8);
        Assert.Equal(JsonList.Empty, result.Metadata["iteration_costs"]);
        Assert.Equal(JsonList.Empty, result.Metadata["running_costs"]);
        Assert.Equal(5, ((JsonList)result.Metadata["running_best_scores"]).Count);
    }

    [Fact]
    public async Task Metadata_has_the_keys_of_the_contract()
    {
        var controller = new LatentMpcController(new FunctionCost(plan => Square(plan[0])));

        MpcStepResult result = await FunctionCost.StepAsync(controller);

        Assert.Equal(
            ["planning_mode", "control_mode", "optimizer", "random_generator", "score_provider", "config", "candidate_count",
                "iteration_best_scores", "running_best_scores", "iteration_costs", "running_costs"],
            result.Metadata.Keys);
        Assert.Equal(("latent-mpc", "mpc", "cem", "function"), (Text(result, "planning_mode"), Text(result, "control_mode"), Text(result, "optimizer"), Text(result, "score_provider")));
        Assert.Equal(controller.Config.ToJson(), result.Metadata["config"]);
        Assert.Equal(result.Metadata["iteration_best_scores"], result.Metadata["iteration_costs"]);
        Assert.Equal(result.Metadata["running_best_scores"], result.Metadata["running_costs"]);
        Assert.Equal(result.Metadata, result.ToJson()["metadata"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Equal_scores_give_the_first_sample_of_the_first_iteration_each_time(bool lowerIsBetter)
    {
        var first = new FunctionCost(_ => 1, lowerIsBetter);
        MpcStepResult one = await FunctionCost.StepAsync(new LatentMpcController(first));
        MpcStepResult two = await FunctionCost.StepAsync(new LatentMpcController(new FunctionCost(_ => 1, lowerIsBetter)));

        Assert.Equal(one.Actions, two.Actions);
        Assert.Equal(first.Requests[0].Candidates.Plans[0][..1], one.Actions);
    }

    [Fact]
    public async Task The_generator_lives_as_long_as_the_controller()
    {
        var one = new LatentMpcController(new FunctionCost(plan => Square(plan[0])));
        var two = new LatentMpcController(new FunctionCost(plan => Square(plan[0])));

        MpcStepResult[] first = [await FunctionCost.StepAsync(one), await FunctionCost.StepAsync(one)];
        MpcStepResult[] second = [await FunctionCost.StepAsync(two), await FunctionCost.StepAsync(two)];

        Assert.NotEqual(first[0].Actions, first[1].Actions);
        Assert.Equal(first.Select(step => step.ToJson()), second.Select(step => step.ToJson()));
    }

    [Fact]
    public async Task A_seed_gives_the_same_bits_as_an_independent_implementation()
    {
        // Computed by a script in another language with the same generator and formulas: steps x0 y0 x1 y1 x2 y2, then the score.
        var config = new PlannerConfig(3, 40, 5, 6, 3, seed: -42, actionParameterBounds: [_two, new("y", 0, 1)]);
        var controller = new LatentMpcController(new FunctionCost(TwoColumns), config);

        Assert.Equal(
            "3FE6ADBB3D074A58 3FD006A416A7C839 3FE674ECDCE0C51D 3FD62BA9626E519B 3FE7CA7A97AAB9D5 3FD06B618C2E35ED 3F85A8689A76AEF7",
            Bits(await FunctionCost.StepAsync(controller)));
        Assert.Equal(
            "3FE703325F8023BE 3FD257C58BC99FBF 3FE92E664895BA25 3FD48BA2E443DE34 3FE792FF8D9D0D14 3FD3A831D9453A6E 3F69EC148D080124",
            Bits(await FunctionCost.StepAsync(controller)));
    }

    [Fact]
    public async Task The_running_best_changes_only_on_strict_improvement()
    {
        double[] best = [5, 3, 4, 3, 2];
        var cost = new ScriptedCost((request, call, _) =>
        {
            double[] scores = [.. Enumerable.Repeat(9.0, request.Candidates.Plans.Length)];
            scores[call] = best[call];
            Seen.Add(request.Candidates.Plans[call][0]);
            return new ActionScoreResult("scripted", scores, call);
        });
        MpcStepResult result = await FunctionCost.StepAsync(new LatentMpcController(cost, new PlannerConfig(numIterations: 5)));

        Assert.Equal(best, result.IterationBestScores);
        Assert.Equal([5, 3, 3, 3, 2], result.RunningBestScores);
        Assert.Equal(Seen[4], result.Actions[0]);
    }

    [Fact]
    public async Task The_iteration_best_is_the_index_that_the_provider_names_among_ties()
    {
        WorldAction? named = null;
        var cost = new ScriptedCost((request, _, _) =>
        {
            named ??= request.Candidates.Plans[7][0];
            return new ActionScoreResult("scripted", Enumerable.Repeat(1.0, request.Candidates.Plans.Length), 7);
        });

        MpcStepResult result = await FunctionCost.StepAsync(new LatentMpcController(cost));

        Assert.Equal(named, result.Actions[0]);
    }

    [Fact]
    public async Task A_wrong_number_of_scores_names_the_provider_and_both_counts()
    {
        var cost = new ScriptedCost((_, _, _) => ActionScoreResult.FromScores("scripted", [1, 2, 3]));

        ProviderException error = await Assert.ThrowsAsync<ProviderException>(() => FunctionCost.StepAsync(new LatentMpcController(cost)));

        Assert.Contains("scripted", error.Message, StringComparison.Ordinal);
        Assert.Contains("3 scores for 64 candidates", error.Message, StringComparison.Ordinal);
        Assert.Equal(("scripted", "score", FaultCodes.ProviderResponse), (error.Provider, error.Operation, error.Code));
    }

    [Fact]
    public async Task A_changed_direction_names_the_provider_and_both_counts()
    {
        var cost = new ScriptedCost((request, call, _) =>
            ActionScoreResult.FromScores("scripted", Enumerable.Repeat(1.0, request.Candidates.Plans.Length), lowerIsBetter: call < 2));

        ProviderException error = await Assert.ThrowsAsync<ProviderException>(() => FunctionCost.StepAsync(new LatentMpcController(cost)));

        Assert.Contains("'scripted' changed lower_is_better from true to false", error.Message, StringComparison.Ordinal);
        Assert.Contains("64 scores for 64 candidates", error.Message, StringComparison.Ordinal);
        Assert.Equal(3, cost.Calls);
    }

    [Fact]
    public async Task A_missing_result_is_the_providers_fault()
    {
        var controller = new LatentMpcController(new ScriptedCost((_, _, _) => null!));

        ProviderException error = await Assert.ThrowsAsync<ProviderException>(() => FunctionCost.StepAsync(controller));

        Assert.Equal(FaultCodes.ProviderResponse, error.Code);
    }

    [Theory]
    [InlineData(64, 1.0)]
    [InlineData(0, double.NaN)]
    [InlineData(0, double.PositiveInfinity)]
    public async Task Indexes_out_of_range_and_scores_that_are_not_finite_are_typed_errors(int bestIndex, double score)
    {
        var cost = new ScriptedCost((_, _, _) => new ActionScoreResult("scripted", Enumerable.Repeat(score, 64), bestIndex));

        await Assert.ThrowsAsync<WorldForgeException>(() => FunctionCost.StepAsync(new LatentMpcController(cost)));
    }

    [Fact]
    public async Task Typed_errors_of_the_provider_pass_unchanged_and_the_controller_stays_usable()
    {
        var thrown = new ProviderException(FaultCodes.ProviderTransport, "The line is cut.");
        var cost = new ScriptedCost((request, call, _) => call == 0
            ? throw thrown
            : ActionScoreResult.FromScores("scripted", Enumerable.Repeat(1.0, request.Candidates.Plans.Length)));
        var controller = new LatentMpcController(cost);

        Assert.Same(thrown, await Assert.ThrowsAsync<ProviderException>(() => FunctionCost.StepAsync(controller)));
        Assert.Equal(4, (await FunctionCost.StepAsync(controller)).IterationBestScores.Length);
    }

    [Fact]
    public async Task Cancellation_passes_through_between_iterations()
    {
        using var source = new CancellationTokenSource();
        var cost = new ScriptedCost((request, call, _) =>
        {
            if (call == 1)
            {
                source.Cancel();
            }

            return ActionScoreResult.FromScores("scripted", Enumerable.Repeat(1.0, request.Candidates.Plans.Length));
        });

        await Assert.ThrowsAsync<OperationCanceledException>(() =>
            new LatentMpcController(cost).PlanStepAsync(JsonObject.Empty, JsonObject.Empty, source.Token));
        Assert.Equal(2, cost.Calls);
    }

    [Fact]
    public async Task A_controller_refuses_a_second_step_while_one_runs()
    {
        LatentMpcController? controller = null;
        var cost = new ScriptedCost((request, _, _) =>
        {
            Task<MpcStepResult> second = FunctionCost.StepAsync(controller!);
            Assert.IsType<InvalidOperationException>(second.Exception!.InnerException);
            return ActionScoreResult.FromScores("scripted", Enumerable.Repeat(1.0, request.Candidates.Plans.Length));
        });
        controller = new LatentMpcController(cost);

        await FunctionCost.StepAsync(controller);

        Assert.Equal(4, cost.Calls);
    }

    [Fact]
    public async Task Missing_parts_are_refused_by_name()
    {
        var controller = new LatentMpcController(new FunctionCost(_ => 1));

        Assert.Contains("score_provider", Assert.Throws<WorldForgeException>(() => new LatentMpcController(cost: null!)).Message, StringComparison.Ordinal);
        WorldForgeException observation = await Assert.ThrowsAsync<WorldForgeException>(() => controller.PlanStepAsync(null!, JsonObject.Empty, TestContext.Current.CancellationToken));
        WorldForgeException goal = await Assert.ThrowsAsync<WorldForgeException>(() => controller.PlanStepAsync(JsonObject.Empty, null!, TestContext.Current.CancellationToken));
        Assert.StartsWith("observation_info", observation.Message, StringComparison.Ordinal);
        Assert.StartsWith("goal_info", goal.Message, StringComparison.Ordinal);
    }

    private List<WorldAction> Seen { get; } = [];

    private static double Square(double value) => value * value;

    private static double TwoColumns(double[] plan)
    {
        double total = 0;
        for (int at = 0; at < plan.Length; at += 2)
        {
            total += Square(plan[at] - 0.75) + Square(plan[at + 1] - 0.3);
        }

        return total;
    }

    private static string Bits(MpcStepResult result) => string.Join(
        ' ',
        FunctionCost.Values(result.Actions).Append(result.BestScore).Select(value => BitConverter.DoubleToUInt64Bits(value).ToString("X16")));

    private static string Text(MpcStepResult result, string key) => ((JsonText)result.Metadata[key]).Value;
}
