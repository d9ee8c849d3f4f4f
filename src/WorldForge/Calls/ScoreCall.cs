using System.Globalization;
using WorldForge.Capabilities;

namespace WorldForge.Calls;

/// <summary>A score call; there must be one score per candidate.</summary>
internal readonly struct ScoreCall(ICostModel cost, ScoreRequest request) : ICapabilityCall<ActionScoreResult>
{
    public ValueTask<ActionScoreResult> InvokeAsync(CancellationToken cancellationToken) => cost.ScoreActionsAsync(request, cancellationToken);

    public void CheckResult(ActionScoreResult result, CallIdentity identity)
    {
        identity.CheckName(result.Provider);
        if (request.Candidates.Count is { } expected && expected != result.Scores.Length)
        {
            throw identity.Malformed(string.Create(
                CultureInfo.InvariantCulture,
                $"{result.Scores.Length} scores for {expected} candidates."));
        }
    }
}
