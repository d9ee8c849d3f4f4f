using System.Collections.Immutable;
using System.Globalization;
using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Capabilities;

/// <summary>What a score provider answers: one score per candidate, in input order, with its direction.</summary>
public sealed class ActionScoreResult
{
    /// <summary>Creates a result whose best index is stated by the provider.</summary>
    /// <param name="provider">The provider that answered.</param>
    /// <param name="scores">Not empty, finite, one per candidate in input order; copied in.</param>
    /// <param name="bestIndex">Index of an extremum; on ties any of the tied indexes.</param>
    /// <param name="lowerIsBetter">True for a cost, false for a utility.</param>
    /// <param name="metadata">Provider-defined JSON.</param>
    /// <param name="bestScore">When given, must equal the score at <paramref name="bestIndex"/>.</param>
    /// <exception cref="WorldForgeException">A rule is broken; the message names the field.</exception>
    public ActionScoreResult(
        string provider,
        IEnumerable<double> scores,
        int bestIndex,
        bool lowerIsBetter = true,
        JsonObject? metadata = null,
        double? bestScore = null)
    {
        Provider = Check.Text(provider, "provider");
        Scores = Measures.FiniteVector(scores, "scores");
        LowerIsBetter = lowerIsBetter;
        Metadata = metadata ?? JsonObject.Empty;
        BestIndex = CheckBestIndex(bestIndex);
        BestScore = Scores[bestIndex];
        if (bestScore is { } stated && !stated.Equals(BestScore))
        {
            throw new WorldForgeException(
                FaultCodes.InputInvalid,
                string.Create(CultureInfo.InvariantCulture, $"best_score {stated} must equal scores[{bestIndex}] = {BestScore}."));
        }
    }

    /// <summary>The provider that answered.</summary>
    public string Provider { get; }

    /// <summary>One score per candidate, in input order.</summary>
    public ImmutableArray<double> Scores { get; }

    /// <summary>Index of the best candidate; on ties any of the tied ones.</summary>
    public int BestIndex { get; }

    /// <summary>The score at <see cref="BestIndex"/>.</summary>
    public double BestScore { get; }

    /// <summary>True when a lower score is better (a cost), false for a utility.</summary>
    public bool LowerIsBetter { get; }

    /// <summary>Provider-defined JSON.</summary>
    public JsonObject Metadata { get; }

    /// <summary>Creates a result and finds the best index itself: the first extremum wins.</summary>
    /// <exception cref="WorldForgeException">The scores are empty or not finite.</exception>
    public static ActionScoreResult FromScores(
        string provider,
        IEnumerable<double> scores,
        bool lowerIsBetter = true,
        JsonObject? metadata = null)
    {
        ImmutableArray<double> values = Measures.FiniteVector(scores, "scores");
        int best = 0;
        for (int index = 1; index < values.Length; index++)
        {
            if (lowerIsBetter ? values[index] < values[best] : values[index] > values[best])
            {
                best = index;
            }
        }

        return new ActionScoreResult(provider, values, best, lowerIsBetter, metadata);
    }

    /// <summary>Renders the wire form.</summary>
    public JsonObject ToJson() => JsonObject.Create(
        ("best_index", BestIndex),
        ("best_score", BestScore),
        ("lower_is_better", LowerIsBetter),
        ("metadata", Metadata),
        ("provider", Provider),
        ("scores", Measures.ToJson(Scores)));

    private int CheckBestIndex(int bestIndex)
    {
        if (bestIndex < 0 || bestIndex >= Scores.Length)
        {
            throw new WorldForgeException(
                FaultCodes.InputInvalid,
                string.Create(CultureInfo.InvariantCulture, $"best_index {bestIndex} must lie within the {Scores.Length} scores."));
        }

        double best = Scores[bestIndex];
        for (int index = 0; index < Scores.Length; index++)
        {
            if (LowerIsBetter ? Scores[index] < best : Scores[index] > best)
            {
                throw new WorldForgeException(
                    FaultCodes.InputInvalid,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"best_index {bestIndex} is not the {(LowerIsBetter ? "minimum" : "maximum")} of scores: index {index} is better."));
            }
        }

        return bestIndex;
    }
}
