using System.Collections.Immutable;
using WorldForge.Actions;
using WorldForge.Capabilities;
using WorldForge.Serialization;
using WorldForge.States;

namespace WorldForge.Planning;

/// <summary>What a planning mode found, before it becomes a plan.</summary>
internal sealed record PlanFindings
{
    public required ImmutableArray<WorldAction> Actions { get; init; }

    public required long CandidateCount { get; init; }

    public required SuccessEstimate Success { get; init; }

    public ImmutableArray<WorldState> PredictedStates { get; init; } = [];

    /// <summary>What the mode adds to the metadata that all plans have.</summary>
    public JsonObject Facts { get; init; } = JsonObject.Empty;

    /// <summary>The candidate that a cost model ranked first.</summary>
    public static PlanFindings OfScores(ImmutableArray<ImmutableArray<WorldAction>> candidates, ActionScoreResult result) => new()
    {
        Actions = candidates[result.BestIndex],
        CandidateCount = candidates.Length,
        Success = SuccessEstimate.OfBestScore(result.BestScore, result.LowerIsBetter),
        Facts = JsonObject.Create(
            ("best_score", result.BestScore),
            ("lower_is_better", result.LowerIsBetter),
            ("score_result", JsonObject.Create(
                ("provider", result.Provider),
                ("best_index", result.BestIndex),
                ("best_score", result.BestScore),
                ("lower_is_better", result.LowerIsBetter),
                ("score_count", result.Scores.Length)))),
    };

    /// <summary>The first actions of the best plan of a search.</summary>
    public static PlanFindings OfSearch(MpcStepResult result) => new()
    {
        Actions = result.Actions,
        CandidateCount = result.CandidateCount,
        Success = SuccessEstimate.OfBestScore(result.BestScore, result.LowerIsBetter),
        Facts = JsonObject.Create(
            [.. result.Metadata.Select(static member => (member.Key, member.Value)),
                ("best_score", result.BestScore),
                ("lower_is_better", result.LowerIsBetter),
                ("mpc_result", result.Summary())]),
    };
}
