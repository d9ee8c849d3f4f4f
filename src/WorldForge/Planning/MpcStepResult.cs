using System.Collections.Immutable;
using WorldForge.Actions;
using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Planning;

/// <summary>What one planning step found: the actions to execute now, and how the search went.</summary>
public sealed class MpcStepResult
{
    /// <summary>Creates a checked result.</summary>
    /// <param name="actions">The actions to execute, in time order; not empty.</param>
    /// <param name="lowerIsBetter">True when the scores are costs.</param>
    /// <param name="candidateCount">How many plans were scored; at least 1.</param>
    /// <param name="iterationBestScores">The best score of each iteration; finite, not empty.</param>
    /// <param name="runningBestScores">The best score up to each iteration; as many, never getting worse.</param>
    /// <param name="metadata">How the result came to be.</param>
    /// <exception cref="WorldForgeException">A rule is broken; the message names the field.</exception>
    public MpcStepResult(
        IEnumerable<WorldAction> actions,
        bool lowerIsBetter,
        long candidateCount,
        IEnumerable<double> iterationBestScores,
        IEnumerable<double> runningBestScores,
        JsonObject? metadata = null)
    {
        Actions = ActionPlans.Plan(actions, "actions");
        LowerIsBetter = lowerIsBetter;
        CandidateCount = candidateCount >= 1 ? candidateCount : throw Check.Invalid("candidate_count", "must be at least 1");
        IterationBestScores = Capabilities.Measures.FiniteVector(iterationBestScores, "iteration_best_scores");
        RunningBestScores = Capabilities.Measures.FiniteVector(runningBestScores, "running_best_scores");
        if (RunningBestScores.Length != IterationBestScores.Length)
        {
            throw Check.Invalid("running_best_scores", "must be as many as iteration_best_scores");
        }

        for (int index = 1; index < RunningBestScores.Length; index++)
        {
            if (lowerIsBetter ? RunningBestScores[index] > RunningBestScores[index - 1] : RunningBestScores[index] < RunningBestScores[index - 1])
            {
                throw Check.Invalid("running_best_scores", "must never get worse");
            }
        }

        Metadata = metadata ?? JsonObject.Empty;
    }

    /// <summary>The actions to execute now, in time order: the first steps of the best plan.</summary>
    public ImmutableArray<WorldAction> Actions { get; }

    /// <summary>The score of the best plan.</summary>
    public double BestScore => RunningBestScores[^1];

    /// <summary>True when the scores are costs, false when they are utilities.</summary>
    public bool LowerIsBetter { get; }

    /// <summary>How many plans were scored.</summary>
    public long CandidateCount { get; }

    /// <summary>The best score of each iteration; may go up and down.</summary>
    public ImmutableArray<double> IterationBestScores { get; }

    /// <summary>The best score up to each iteration; never gets worse.</summary>
    public ImmutableArray<double> RunningBestScores { get; }

    /// <summary>
    /// Planning mode, optimizer, provider, configuration and the score lists; <c>iteration_costs</c> and
    /// <c>running_costs</c> are empty when a higher score is better.
    /// </summary>
    public JsonObject Metadata { get; }

    /// <summary>Renders the result.</summary>
    public JsonObject ToJson() => Summary().With("metadata", Metadata);

    internal JsonObject Summary() => JsonObject.Create(
        ("actions", ActionPlans.ToJson(Actions)),
        ("best_score", BestScore),
        ("lower_is_better", LowerIsBetter),
        ("candidate_count", CandidateCount),
        ("iteration_best_scores", Capabilities.Measures.ToJson(IterationBestScores)),
        ("running_best_scores", Capabilities.Measures.ToJson(RunningBestScores)));
}
