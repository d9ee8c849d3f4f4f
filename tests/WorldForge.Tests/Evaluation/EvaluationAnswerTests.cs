using WorldForge.Evaluation;
using WorldForge.Serialization;

namespace WorldForge.Tests.Evaluation;

public sealed class EvaluationAnswerTests
{
    [Fact]
    public async Task An_outcome_is_an_answer()
    {
        EvaluationResult result = await AnswerAsync(static (context, _) => new(context.Outcome(0.5, true, JsonObject.Create(("n", 1)))));

        Assert.Equal(("host-suite", "Host Suite", "scenario-1", "mock"), (result.SuiteId, result.Suite, result.Scenario, result.Provider));
        Assert.Equal((0.5, true), (result.Score, result.Passed));
        Assert.Equal(JsonInteger.Of(1), result.Metrics["n"]);
    }

    [Fact]
    public async Task A_result_of_the_same_scenario_and_provider_is_an_answer() =>
        Assert.Equal(0.25, (await AnswerAsync(static (_, _) => new(TestEvaluation.Result("mock", "scenario-1", 0.25, false)))).Score);

    [Theory]
    [InlineData("""{"score":0.5,"passed":true}""", "{}")]
    [InlineData("""{"score":1,"passed":false,"metrics":{"a":[1]}}""", """{"a":[1]}""")]
    [InlineData("""{"score":0.5,"passed":true,"metrics":null}""", "{}")]
    public async Task An_object_with_score_passed_and_metrics_is_an_answer(string json, string metrics) =>
        Assert.Equal(metrics, (await AnswerAsync((_, _) => new(StrictJson.Parse(json)))).Metrics.ToString());

    [Fact]
    public async Task A_task_is_an_answer_once_it_has_ended()
    {
        EvaluationScenarioEvaluator evaluator = ScenarioEvaluators.FromTask(static async (context, cancellationToken) =>
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            return context.Outcome(0.75, true);
        });

        Assert.Equal(0.75, (await AnswerAsync(evaluator)).Score);
    }

    [Theory]
    [InlineData("""{"score":true,"passed":true}""", "score")]
    [InlineData("""{"score":0.5,"passed":1}""", "passed")]
    [InlineData("""{"score":1.5,"passed":true}""", "score")]
    [InlineData("""{"passed":true}""", "score")]
    [InlineData("""{"score":0.5}""", "passed")]
    [InlineData("""{"score":0.5,"passed":true,"metrics":[]}""", "metrics")]
    [InlineData("""{"score":0.5,"passed":true,"other":1}""", "other")]
    [InlineData("[]", "a list")]
    [InlineData("0.5", "a float")]
    [InlineData("null", "null")]
    public async Task Anything_else_is_an_error_that_names_the_scenario(string json, string problem)
    {
        var fault = await Assert.ThrowsAsync<WorldForgeException>(() => AnswerAsync((_, _) => new(StrictJson.Parse(json))));

        Assert.StartsWith("Scenario 'scenario-1' of suite 'host-suite' answered", fault.Message, StringComparison.Ordinal);
        Assert.Contains(problem, fault.Message, StringComparison.Ordinal);
        Assert.Equal("mock", fault.Provider);
    }

    [Fact]
    public async Task A_null_answer_is_an_error_that_names_the_scenario()
    {
        foreach (EvaluationAnswer? answer in (EvaluationAnswer?[])[null, (EvaluationScenarioOutcome)null!, (EvaluationResult)null!, (JsonValue)null!])
        {
            var fault = await Assert.ThrowsAsync<WorldForgeException>(() => AnswerAsync((_, _) => new(answer!)));

            Assert.Contains("scenario-1", fault.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("other", "Host Suite", "scenario-1", "mock", "suite id")]
    [InlineData("host-suite", "Other", "scenario-1", "mock", "suite name")]
    [InlineData("host-suite", "Host Suite", "other", "mock", "scenario")]
    [InlineData("host-suite", "Host Suite", "scenario-1", "other", "provider")]
    public async Task A_result_of_something_else_is_refused_with_what_was_expected(string suiteId, string suite, string scenario, string provider, string part)
    {
        EvaluationResult other = TestEvaluation.Result(provider, scenario, 1, true) with { SuiteId = suiteId, Suite = suite };

        var fault = await Assert.ThrowsAsync<WorldForgeException>(() => AnswerAsync((_, _) => new(other)));

        Assert.Contains($"another {part}: got 'other'", fault.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("expected", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_score_out_of_range_names_the_scenario() =>
        Assert.Contains(
            "scenario-1",
            (await Assert.ThrowsAsync<WorldForgeException>(() => AnswerAsync(static (context, _) => new(context.Outcome(2, true))))).Message,
            StringComparison.Ordinal);

    private static async Task<EvaluationResult> AnswerAsync(EvaluationScenarioEvaluator evaluator) =>
        (await TestEvaluation.ReportAsync(TestEvaluation.Suite(evaluator), "mock")).Results[0];
}
