using WorldForge.Evaluation;

namespace WorldForge.Tests.Evaluation;

public sealed class EvaluationSuiteRegistryTests
{
    private readonly EvaluationSuiteRegistry _registry = new();

    private static EvaluationSuite Make() => TestEvaluation.Suite(TestEvaluation.Answer(1, true));

    [Fact]
    public void Finds_built_in_and_registered_suites()
    {
        _registry.Register(" host ", Make);
        _registry.Register("another", Make);

        Assert.Equal(["another", "host"], _registry.RegisteredNames);
        Assert.Equal("host-suite", _registry.FromRegistered("host").Id);
        Assert.Equal("host-suite", _registry.Find("host").Id);
        Assert.Equal("physics", _registry.Find("physics").Id);
    }

    [Fact]
    public void Does_not_let_a_suite_shadow_a_built_in_one()
    {
        var fault = Assert.Throws<WorldForgeException>(() => _registry.Register("physics", Make, replace: true));

        Assert.Equal(FaultCodes.InputDuplicate, fault.Code);
    }

    [Fact]
    public void Replaces_a_suite_only_when_told_to()
    {
        _registry.Register("host", Make);

        Assert.Equal(FaultCodes.InputDuplicate, Assert.Throws<WorldForgeException>(() => _registry.Register("host", Make)).Code);
        _registry.Register("host", static () => EvaluationSuite.Custom("Newer", [new EvaluationScenario("a", "b")]), replace: true);
        Assert.Equal("newer", _registry.FromRegistered("host").Id);
    }

    [Fact]
    public void Forgets_a_suite()
    {
        _registry.Register("host", Make);

        Assert.True(_registry.Unregister("host"));
        Assert.False(_registry.Unregister("host"));
        Assert.Contains("Registered suites: none", Assert.Throws<WorldForgeException>(() => _registry.FromRegistered("host")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_all_known_suites_when_one_is_unknown()
    {
        _registry.Register("host", Make);

        Assert.Contains("physics, planning, host", Assert.Throws<WorldForgeException>(() => _registry.Find("reasoning")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_factory_must_answer_with_a_suite()
    {
        _registry.Register("host", static () => null!);

        Assert.Contains("must answer with a suite", Assert.Throws<WorldForgeException>(() => _registry.Find("host")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Loses_nothing_when_many_register_at_once()
    {
        Parallel.For(0, 100, index => _registry.Register($"suite-{index}", Make));

        Assert.Equal(100, _registry.RegisteredNames.Length);
    }

    [Fact]
    public void There_is_one_registry_for_the_process() => Assert.Same(EvaluationSuiteRegistry.Shared, EvaluationSuiteRegistry.Shared);
}
