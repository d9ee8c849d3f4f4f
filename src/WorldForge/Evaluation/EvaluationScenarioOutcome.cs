using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Evaluation;

/// <summary>A judgement of one scenario, without the names of what was judged.</summary>
public sealed record EvaluationScenarioOutcome
{
    /// <summary>Creates a checked outcome.</summary>
    /// <param name="score">From 0 to 1; higher is better.</param>
    /// <param name="passed">Whether the pass rule holds; it need not follow from the score.</param>
    /// <param name="metrics">What the judgement rests on; empty by default.</param>
    /// <exception cref="WorldForgeException">The score is not finite or not within [0, 1].</exception>
    public EvaluationScenarioOutcome(double score, bool passed, JsonObject? metrics = null)
    {
        Score = Check.Probability(score, "score");
        Passed = passed;
        Metrics = metrics ?? JsonObject.Empty;
    }

    /// <summary>From 0 to 1; higher is better.</summary>
    public double Score { get; }

    /// <summary>Whether the pass rule holds.</summary>
    public bool Passed { get; }

    /// <summary>What the judgement rests on.</summary>
    public JsonObject Metrics { get; }
}
