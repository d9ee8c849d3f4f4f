#region usings
using System;
using WorldForge;
using WorldForge.Actions;
using WorldForge.Capabilities;
using WorldForge.Serialization;
#endregion

namespace DocSamples;

/// <summary>Results that cannot be built wrong.</summary>
internal static class CapabilityResults
{
    public static Task Run(TextWriter Console)
    {
        #region Run
        ActionScoreResult scores = ActionScoreResult.FromScores("my-cost", [0.7, 0.2, 0.2]);
        Console.WriteLine($"best {scores.BestIndex} of {scores.Scores.Length}: {CanonicalJson.ToText(scores.ToJson())}");

        try
        {
            _ = new ActionScoreResult("my-cost", [0.7, 0.2], bestIndex: 0);
        }
        catch (WorldForgeException error)
        {
            Console.WriteLine($"{error.Code}: {error.Message}");
        }

        var answer = new ActionPolicyResult("my-policy", [WorldAction.MoveTo(0.1, 0, 0), WorldAction.Noop()], actionHorizon: 2);
        Console.WriteLine($"{answer.Actions.Length} actions, {answer.ActionCandidates.Length} alternative");
        #endregion
        return Task.CompletedTask;
    }
}
