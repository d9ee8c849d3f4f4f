using WorldForge.Capabilities;
using WorldForge.Evaluation;
using WorldForge.Serialization;
using WorldForge.Tests.Calls;

namespace WorldForge.Tests.Evaluation;

public sealed class PlanningSuiteTests
{
    // Of the wire form of the four results with the mock. It is the same on every platform and in every run.
    private const string ResultDigest = "sha256:828637479550f2099d04e579ca58a890da5ebea0019c65eb1809686637eb82a3";

    [Fact]
    public async Task The_mock_passes_and_every_bit_repeats()
    {
        EvaluationReport first = await TestEvaluation.ReportAsync("planning");
        EvaluationReport second = await TestEvaluation.ReportAsync("planning");

        Assert.True(first.Passed);
        Assert.Equal(ResultDigest, first.Provenance?.ResultDigest?.ToString());
        Assert.Equal(first.ToJsonText(), second.ToJsonText());
        Assert.Equal(16, first.Provenance?.EventCount);
    }

    [Fact]
    public async Task The_metrics_say_what_the_rule_looked_at()
    {
        EvaluationReport report = await TestEvaluation.ReportAsync("planning");

        Assert.All(report.Results, static result => Assert.Equal(
            [
                "action_count", "success_probability", "best_score", "first_iteration_cost", "final_iteration_cost", "cost_reduction",
                "candidate_count", "non_increasing", "selected",
            ],
            result.Metrics.Keys));
        Assert.All(report.Results, static result => Assert.Equal(JsonInteger.Of(4 * 48), result.Metrics["candidate_count"]));
    }

    [Fact]
    public async Task A_search_that_does_not_come_near_fails_though_its_cost_fell()
    {
        EvaluationResult result = await FirstAsync(static (_, call) => 2.0 - (0.1 * call));

        Assert.False(result.Passed);
        Assert.Equal(0.5, result.Score, 12);
        Assert.Equal(new JsonFloat(0), result.Metrics["success_probability"]);
        Assert.Equal(JsonBoolean.True, result.Metrics["non_increasing"]);
    }

    [Fact]
    public async Task A_search_whose_best_cost_rises_between_iterations_fails()
    {
        EvaluationResult result = await FirstAsync(static (_, call) => 0.001 * (call + 1));

        Assert.False(result.Passed);
        Assert.Equal(JsonBoolean.False, result.Metrics["non_increasing"]);
        Assert.True(((JsonFloat)result.Metrics["cost_reduction"]).Value < 0);
        Assert.Equal(0.4995, result.Score, 6);
    }

    [Fact]
    public async Task A_cost_that_stays_passes_with_half_of_the_score()
    {
        EvaluationResult result = await FirstAsync(static (_, _) => 0);

        Assert.True(result.Passed);
        Assert.Equal(0.5, result.Score);
    }

    [Theory]
    [InlineData(0.1, true)]
    [InlineData(0.1000001, false)]
    [InlineData(-1e308, true)]
    public async Task The_best_cost_is_at_most_a_tenth(double cost, bool passed) =>
        Assert.Equal(passed, (await FirstAsync((_, _) => cost)).Passed);

    [Fact]
    public async Task A_provider_of_utilities_is_refused_instead_of_judged_by_accident()
    {
        var fault = await Assert.ThrowsAsync<WorldForgeException>(() => FirstAsync(static (_, _) => 0.5, lowerIsBetter: false));

        Assert.Contains("higher is better", fault.Message, StringComparison.Ordinal);
        Assert.Equal("fake", fault.Provider);
    }

    private static async Task<EvaluationResult> FirstAsync(Func<ScoreRequest, int, double> cost, bool lowerIsBetter = true)
    {
        int calls = 0;
        using Forge forge = TestForge.Create();
        forge.RegisterCost(new FakeComponent("fake")
        {
            Score = request =>
            {
                double value = cost(request, calls++);
                return ActionScoreResult.FromScores("fake", Enumerable.Repeat(value, request.Candidates.Count ?? 0), lowerIsBetter);
            },
        });
        EvaluationSuite planning = EvaluationSuite.FromBuiltin("planning");
        EvaluationSuite one = new(planning.Id, planning.Name, [planning.Scenarios[0]], null, null, null);
        EvaluationReport report = await TestEvaluation.Runner(one, forge).RunReportAsync(
            new EvaluationRequest { Providers = ["fake"] }, cancellationToken: TestContext.Current.CancellationToken);
        return report.Results[0];
    }
}
