using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Evaluation;

/// <summary>What an evaluator is given: the scenario, the provider to ask, and the facade to ask it with.</summary>
public sealed class EvaluationContext
{
    internal EvaluationContext(EvaluationSuite suite, EvaluationScenario scenario, string provider, Forge forge, int index)
    {
        SuiteId = suite.Id;
        Suite = suite.Name;
        Scenario = scenario;
        Provider = provider;
        Forge = forge;
        Index = index;
    }

    /// <summary>Id of the suite.</summary>
    public string SuiteId { get; }

    /// <summary>Name of the suite.</summary>
    public string Suite { get; }

    /// <summary>The scenario that is asked.</summary>
    public EvaluationScenario Scenario { get; }

    /// <summary>The provider to ask; registered, and with every required capability.</summary>
    public string Provider { get; }

    /// <summary>The facade; call the provider through it, so that the calls are checked and counted.</summary>
    public Forge Forge { get; }

    /// <summary>Place of the scenario in its suite, from 0.</summary>
    public int Index { get; }

    /// <summary>Makes an outcome of this scenario.</summary>
    /// <param name="score">From 0 to 1; higher is better.</param>
    /// <param name="passed">Whether the pass rule holds.</param>
    /// <param name="metrics">What the judgement rests on.</param>
    /// <exception cref="WorldForgeException">The score is not within [0, 1]; the message names the scenario.</exception>
    public EvaluationScenarioOutcome Outcome(double score, bool passed, JsonObject? metrics = null) =>
        new(Check.Probability(score, $"The score of scenario '{Scenario.Name}'"), passed, metrics);
}
