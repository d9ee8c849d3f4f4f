using WorldForge.Capabilities;
using WorldForge.Evaluation;
using WorldForge.Serialization;

namespace WorldForge.Tests.Evaluation;

public sealed class EvaluationTypesTests
{
    private static readonly JsonObject Wire = TestEvaluation.Result("mock", "push", 0.5, true, JsonObject.Create(("a", 1))).ToJson();

    [Fact]
    public void A_scenario_is_trimmed_and_keeps_its_capabilities_in_canonical_order()
    {
        var scenario = new EvaluationScenario(" push ", " Pushes. ", [Capability.Score, Capability.Predict, Capability.Score], TestEvaluation.Answer(1, true));

        Assert.Equal(("push", "Pushes."), (scenario.Name, scenario.Description));
        Assert.Equal([Capability.Predict, Capability.Score], scenario.RequiredCapabilities);
    }

    [Fact]
    public void A_scenario_without_evaluator_requires_predict()
    {
        Assert.Equal([Capability.Predict, Capability.Score], new EvaluationScenario("a", "b", [Capability.Score]).RequiredCapabilities);
        Assert.Empty(new EvaluationScenario("a", "b", [], TestEvaluation.Answer(1, true)).RequiredCapabilities);
    }

    [Fact]
    public void A_scenario_takes_the_wire_names_of_capabilities()
    {
        var scenario = EvaluationScenario.WithCapabilityNames("a", "b", ["score", "embed"], TestEvaluation.Answer(1, true));

        Assert.Equal([Capability.Embed, Capability.Score], scenario.RequiredCapabilities);
        var fault = Assert.Throws<WorldForgeException>(() => EvaluationScenario.WithCapabilityNames("a", "b", ["generate"]));
        Assert.Contains("predict, embed, plan, score, policy", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_scenario_refuses_blank_texts_and_unknown_capabilities()
    {
        Assert.Contains("name", Assert.Throws<WorldForgeException>(() => new EvaluationScenario(" ", "b")).Message, StringComparison.Ordinal);
        Assert.Contains("description", Assert.Throws<WorldForgeException>(() => new EvaluationScenario("a", "")).Message, StringComparison.Ordinal);
        Assert.Throws<WorldForgeException>(() => new EvaluationScenario("a", "b", [(Capability)17]));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-0.001)]
    [InlineData(1.001)]
    public void An_outcome_and_a_result_refuse_a_score_outside_of_0_to_1(double score)
    {
        Assert.Contains("score", Assert.Throws<WorldForgeException>(() => new EvaluationScenarioOutcome(score, true)).Message, StringComparison.Ordinal);
        Assert.Throws<WorldForgeException>(() => TestEvaluation.Result("p", "s", score, true));
    }

    [Fact]
    public void A_result_reads_what_it_wrote()
    {
        EvaluationResult result = EvaluationResult.FromJson(Wire);

        Assert.Equal(Wire, result.ToJson());
        Assert.Equal(0.5, result.Score);
        Assert.True(result.Passed);
    }

    [Theory]
    [InlineData("score", "true")]
    [InlineData("score", "\"1\"")]
    [InlineData("score", "2")]
    [InlineData("passed", "1")]
    [InlineData("passed", "0")]
    [InlineData("passed", "\"true\"")]
    [InlineData("metrics", "[]")]
    [InlineData("metrics", "null")]
    [InlineData("provider", "\" \"")]
    [InlineData("scenario", "null")]
    [InlineData("suite", "3")]
    [InlineData("suite_id", "\"\"")]
    [InlineData("extra", "1")]
    public void A_result_refuses_a_member_of_another_kind(string member, string value)
    {
        var fault = Assert.Throws<WorldForgeException>(() => EvaluationResult.FromJson(Wire.With(member, StrictJson.Parse(value))));

        Assert.Contains(member, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_summary_counts_and_averages()
    {
        EvaluationReport report = TestEvaluation.Report(
            TestEvaluation.Result("b", "x", 1, true),
            TestEvaluation.Result("b", "y", 0.5, false),
            TestEvaluation.Result("a", "x", 0.25, false));

        Assert.Equal(["a", "b"], report.ProviderSummaries.Select(static summary => summary.Provider));
        ProviderSummary second = report.ProviderSummaries[1];
        Assert.Equal((0.75, 2, 1, 1, 0.5), (second.AverageScore, second.ScenarioCount, second.PassedScenarioCount, second.FailedScenarioCount, second.PassRate));
    }

    [Fact]
    public void A_summary_refuses_counts_that_do_not_add_up()
    {
        Assert.Contains("passed plus failed", Assert.Throws<WorldForgeException>(() => new ProviderSummary("a", 1, 2, 1, 0)).Message, StringComparison.Ordinal);
        Assert.Throws<WorldForgeException>(() => new ProviderSummary("a", 1, int.MinValue, int.MaxValue, 1));
        Assert.Throws<WorldForgeException>(() => new ProviderSummary("a", 1, 0, 1, -1));
        Assert.Throws<WorldForgeException>(() => new ProviderSummary("a", 1.5, 0, 0, 0));
        Assert.Equal(0, new ProviderSummary("a", 0, 0, 0, 0).PassRate);
    }

    [Fact]
    public void A_request_takes_each_provider_once_and_refuses_numbers_out_of_range()
    {
        Assert.Equal(["b", "a"], new EvaluationRequest { Providers = ["b", "a", " b "] }.Providers);
        Assert.Throws<WorldForgeException>(() => new EvaluationRequest { Providers = [] });
        Assert.Throws<WorldForgeException>(() => new EvaluationRequest { Providers = [" "] });
        Assert.Throws<WorldForgeException>(() => TestEvaluation.Mock with { MaxParallel = 0 });
        Assert.Throws<WorldForgeException>(() => TestEvaluation.Mock with { MaxParallel = 9 });
        Assert.Throws<WorldForgeException>(() => TestEvaluation.Mock with { MaxGalleryCases = 0 });
        Assert.Null((TestEvaluation.Mock with { MaxGalleryCases = null }).MaxGalleryCases);
    }
}
