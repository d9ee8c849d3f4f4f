using System.Collections.Immutable;
using WorldForge.Capabilities;
using WorldForge.Serialization;
using WorldForge.States;

namespace WorldForge.Contracts;

/// <summary>
/// What the answer of a capability must be like beyond what its type enforces. The conformance suites and the provider contract judge by
/// the same rules. Each method lists what is wrong, one sentence per broken rule; empty means that the answer is right.
/// </summary>
public static class ResultRules
{
    /// <summary>A prediction: a valid state, of the same world when a stored world came in, and metadata that names the provider.</summary>
    /// <param name="provider">Who answered.</param>
    /// <param name="request">What was asked.</param>
    /// <param name="result">What came back.</param>
    public static ImmutableArray<string> OfPrediction(string provider, PredictRequest request, PredictionPayload result)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(result);
        try
        {
            WorldState.FromUntrusted(result.State);
            if (request.State.Value.ContainsKey("schema_version"))
            {
                WorldDocument.FromJson(request.State.Value).CheckSuccessor(result.State);
            }
        }
        catch (WorldStateException exception)
        {
            return [.. Metadata(provider, result.Metadata), "The predicted state is malformed: " + exception.Message];
        }

        return [.. Metadata(provider, result.Metadata)];
    }

    /// <summary>The step counter of a predicted state moved by the steps asked for.</summary>
    /// <param name="request">What was asked.</param>
    /// <param name="result">What came back; its state is valid.</param>
    public static ImmutableArray<string> OfSteps(PredictRequest request, PredictionPayload result)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(result);
        long expected = request.State.Step + request.Steps;
        long actual = WorldState.FromUntrusted(result.State).Step;
        return actual == expected ? [] : [$"state.step is {actual} instead of {expected} after {request.Steps} steps from {request.State.Step}."];
    }

    /// <summary>An embedding: a finite vector that is not empty, under the provider's name.</summary>
    public static ImmutableArray<string> OfEmbedding(string provider, EmbeddingResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return
        [
            .. Name(provider, result.Provider),
            .. When(result.Vector.IsEmpty || !result.Vector.All(double.IsFinite), "The vector must be finite and not empty."),
        ];
    }

    /// <summary>Scores: one finite score per candidate, and a best index that fits the scores and their direction.</summary>
    /// <param name="provider">Who answered.</param>
    /// <param name="candidates">How many candidates there were; null when only the adapter knows.</param>
    /// <param name="result">What came back.</param>
    public static ImmutableArray<string> OfScores(string provider, int? candidates, ActionScoreResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return
        [
            .. Name(provider, result.Provider),
            .. Metadata(provider, result.Metadata),
            .. When(candidates is { } expected && result.Scores.Length != expected, $"{result.Scores.Length} scores for {candidates} candidates."),
            .. When(!HasFittingBest(result), $"best_index {result.BestIndex} does not fit the scores and their direction."),
        ];
    }

    /// <summary>Actions of a policy or planner: at least one, and candidates that hold the chosen plan.</summary>
    public static ImmutableArray<string> OfActions(string provider, ActionPolicyResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return
        [
            .. Name(provider, result.Provider),
            .. Metadata(provider, result.Metadata),
            .. When(result.Actions.IsEmpty, "There must be at least one action."),
            .. When(
                !result.ActionCandidates.Any(candidate => candidate.SequenceEqual(result.Actions)),
                $"None of the {result.ActionCandidates.Length} action_candidates is the chosen plan."),
        ];
    }

    private static bool HasFittingBest(ActionScoreResult result)
    {
        double best = result.LowerIsBetter ? result.Scores.Min() : result.Scores.Max();
        return result.Scores.All(double.IsFinite) && result.Scores[result.BestIndex].Equals(best) && result.BestScore.Equals(best);
    }

    private static ImmutableArray<string> Name(string provider, string named) =>
        When(named != provider, $"The result names provider '{named}' instead of '{provider}'.");

    private static ImmutableArray<string> Metadata(string provider, JsonObject metadata) =>
        metadata.TryGetValue("provider", out JsonValue? named)
            ? When(named is not JsonText text || text.Value != provider, $"metadata.provider is {named} instead of '{provider}'.")
            : [];

    private static ImmutableArray<string> When(bool broken, string problem) => broken ? [problem] : [];
}
