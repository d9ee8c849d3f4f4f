using System.Collections.Immutable;
using WorldForge.Capabilities;
using WorldForge.Validation;

namespace WorldForge.Evaluation;

/// <summary>One question of a suite: what a provider must be able to do, and how the answer is judged. Immutable.</summary>
public sealed class EvaluationScenario
{
    /// <summary>Creates a checked scenario.</summary>
    /// <param name="name">Unique within its suite; not blank, stored trimmed.</param>
    /// <param name="description">What is asked; not blank.</param>
    /// <param name="requiredCapabilities">What a provider needs; stored without repeats, in canonical order.</param>
    /// <param name="evaluator">
    /// Asks and judges. When null, one predicted move of the suite's cube is judged by the mean of its physics score and
    /// confidence, and <see cref="Capability.Predict"/> is required whether or not it was named.
    /// </param>
    /// <exception cref="WorldForgeException">A text is blank or a capability is none of the five.</exception>
    public EvaluationScenario(
        string name,
        string description,
        IEnumerable<Capability>? requiredCapabilities = null,
        EvaluationScenarioEvaluator? evaluator = null)
    {
        Name = Check.Text(name, "scenario name");
        Description = Check.Text(description, "scenario description");
        Capability[] required = [.. requiredCapabilities ?? []];
        foreach (Capability capability in required)
        {
            _ = capability.ToWireName();
        }

        RequiredCapabilities = [.. (evaluator is null ? required.Append(Capability.Predict) : required).Distinct().Order()];
        Evaluator = evaluator;
    }

    /// <summary>Name within the suite.</summary>
    public string Name { get; }

    /// <summary>What is asked.</summary>
    public string Description { get; }

    /// <summary>What a provider needs, in canonical order; may be empty when there is an evaluator.</summary>
    public ImmutableArray<Capability> RequiredCapabilities { get; }

    /// <summary>Asks and judges; null for the default judgement.</summary>
    public EvaluationScenarioEvaluator? Evaluator { get; }

    /// <summary>Creates a scenario whose capabilities are given by their wire names.</summary>
    /// <exception cref="WorldForgeException">A text is blank, or a name is none of the five; the message lists them.</exception>
    public static EvaluationScenario WithCapabilityNames(
        string name,
        string description,
        IEnumerable<string> requiredCapabilities,
        EvaluationScenarioEvaluator? evaluator = null)
    {
        ArgumentNullException.ThrowIfNull(requiredCapabilities);
        return new EvaluationScenario(name, description, requiredCapabilities.Select(CapabilityNames.Parse), evaluator);
    }
}
