using WorldForge.Capabilities;
using WorldForge.Evaluation;

namespace WorldForge.Tests.Evaluation;

public sealed class EvaluationSuiteTests
{
    private static readonly EvaluationScenario One = new("one", "The first.");

    [Fact]
    public void The_built_in_suites_are_physics_and_planning_in_that_order() =>
        Assert.Equal(["physics", "planning"], EvaluationSuite.BuiltinNames);

    [Fact]
    public void The_built_in_suites_say_what_they_need_and_claim()
    {
        EvaluationSuite physics = EvaluationSuite.FromBuiltin("physics");
        EvaluationSuite planning = EvaluationSuite.FromBuiltin(" planning ");

        Assert.Equal([Capability.Predict], physics.RequiredCapabilities);
        Assert.Equal(["object-stability", "action-response"], physics.Scenarios.Select(static scenario => scenario.Name));
        Assert.Equal([Capability.Score], planning.RequiredCapabilities);
        Assert.Equal(
            ["object-relocation", "object-neighbor-placement", "object-swap", "object-spawn"],
            planning.Scenarios.Select(static scenario => scenario.Name));
        Assert.All([physics, planning], static suite => Assert.Equal("evaluation:1", suite.Version));
    }

    [Theory]
    [InlineData("reasoning")]
    [InlineData("generation")]
    [InlineData("Physics")]
    [InlineData("")]
    [InlineData(null)]
    public void An_unknown_suite_is_refused_with_the_known_ones(string? id)
    {
        var fault = Assert.Throws<WorldForgeException>(() => EvaluationSuite.FromBuiltin(id!));

        Assert.Contains("Unknown evaluation suite", fault.Message, StringComparison.Ordinal);
        Assert.Contains("physics, planning", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_custom_suite_gets_its_id_from_its_name()
    {
        EvaluationSuite suite = EvaluationSuite.Custom("My Push Suite", [One]);

        Assert.Equal(("my-push-suite", "My Push Suite", "evaluation:1"), (suite.Id, suite.Name, suite.Version));
        Assert.Equal([Capability.Predict], suite.RequiredCapabilities);
    }

    [Fact]
    public void A_custom_suite_keeps_what_it_is_given()
    {
        EvaluationSuite suite = EvaluationSuite.Custom("Push", [One], "push.v2", "push:2", "Claims nothing.", "score: none");

        Assert.Equal(("push.v2", "push:2", "Claims nothing.", "score: none"), (suite.Id, suite.Version, suite.ClaimBoundary, suite.MetricSemantics));
    }

    [Fact]
    public void A_custom_suite_refuses_no_scenario_null_and_a_name_twice()
    {
        Assert.Throws<WorldForgeException>(() => EvaluationSuite.Custom("a", []));
        Assert.Throws<WorldForgeException>(() => EvaluationSuite.Custom("a", [null!]));
        Assert.Contains("'one' twice", Assert.Throws<WorldForgeException>(() => EvaluationSuite.Custom("a", [One, One])).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("physics")]
    [InlineData(" planning")]
    [InlineData("with/slash")]
    [InlineData("token-use")]
    [InlineData(" ")]
    public void A_custom_suite_refuses_an_id_that_is_taken_or_cannot_stand_in_a_trace(string id) =>
        Assert.Contains("suite_id", Assert.Throws<WorldForgeException>(() => EvaluationSuite.Custom("a", [One], id)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_custom_suite_refuses_blank_words() =>
        Assert.All(
            new Func<EvaluationSuite>[]
            {
                static () => EvaluationSuite.Custom(" ", [One]),
                static () => EvaluationSuite.Custom("a", [One], suiteVersion: " "),
                static () => EvaluationSuite.Custom("a", [One], claimBoundary: " "),
                static () => EvaluationSuite.Custom("a", [One], metricSemantics: " "),
            },
            static make => Assert.Throws<WorldForgeException>(make));
}
