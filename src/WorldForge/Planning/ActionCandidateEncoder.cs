using System.Collections.Immutable;
using WorldForge.Actions;
using WorldForge.Serialization;

namespace WorldForge.Planning;

/// <summary>The default encoder: each plan becomes a list of actions.</summary>
public sealed class ActionCandidateEncoder : ICandidateEncoder
{
    /// <summary>The encoder; it has no state.</summary>
    public static ActionCandidateEncoder Instance { get; } = new();

    /// <inheritdoc/>
    public ScoreCandidateBatch Encode(PlanBatch plans, JsonObject observation, JsonObject goal)
    {
        ArgumentNullException.ThrowIfNull(plans);
        var actions = new IEnumerable<WorldAction>[plans.SampleCount];
        for (int sample = 0; sample < actions.Length; sample++)
        {
            ImmutableArray<WorldAction> plan = plans.Actions(sample);
            actions[sample] = plan;
        }

        return new ScoreCandidateBatch(ScoreCandidateBatch.ObservationAndGoal(observation, goal), ActionCandidates.FromPlans(actions));
    }
}
