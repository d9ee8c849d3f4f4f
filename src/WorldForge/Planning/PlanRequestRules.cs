using WorldForge.Actions;
using WorldForge.Validation;

namespace WorldForge.Planning;

/// <summary>Which parts of a request each planning mode needs and which it refuses.</summary>
internal static class PlanRequestRules
{
    private const PlanningMode Policy = PlanningMode.Policy;
    private const PlanningMode Score = PlanningMode.Score;
    private const PlanningMode Both = PlanningMode.PolicyAndScore;
    private const PlanningMode Predict = PlanningMode.Predict;
    private const PlanningMode Mpc = PlanningMode.LatentMpc;

    /// <summary>Throws unless the request fits its mode.</summary>
    public static void Apply(PlanRequest request)
    {
        string mode = PlanningModeWords.Word(request.Mode);
        Check.Text(request.Goal, "goal");
        Check.OptionalText(request.Planner, "planner");
        Check.OptionalText(request.ExecutionProvider, "execution_provider");
        foreach ((string name, object? value, PlanningMode[] needed, PlanningMode[] allowed) in Parts(request))
        {
            if (value is string text)
            {
                Check.Text(text, name);
            }

            if (value is null && needed.Contains(request.Mode))
            {
                throw Check.Invalid(name, $"is needed by {mode} planning");
            }

            if (value is not null && !needed.Contains(request.Mode) && !allowed.Contains(request.Mode))
            {
                throw Check.Invalid(name, $"must not be given to {mode} planning");
            }
        }

        if (!request.Actions.IsDefaultOrEmpty)
        {
            ActionPlans.Plan(request.Actions, "actions");
        }

        CheckCandidates(request);
        CheckSteps(request);
    }

    private static IEnumerable<(string Name, object? Value, PlanningMode[] Needed, PlanningMode[] Allowed)> Parts(PlanRequest request) =>
    [
        ("policy_provider", request.PolicyProvider, [Policy, Both], []),
        ("policy_info", request.PolicyInfo, [Policy, Both], []),
        ("score_provider", request.ScoreProvider, [Score, Both, Mpc], []),
        ("score_info", request.ScoreInfo, [], [Score, Both]),
        ("action_candidates", request.Candidates, [Score], []),
        ("encoded_candidates", request.EncodedCandidates, [], [Score, Both]),
        ("predict_provider", request.PredictProvider, [Predict], []),
        ("world_state", request.State, [Predict], []),
        ("actions", request.Actions.IsDefaultOrEmpty ? null : request.Actions, [Predict], []),
        ("config", request.Config, [Mpc], []),
        ("encoder", request.Encoder, [], [Mpc]),
        ("observation_info", request.ObservationInfo, [Mpc], []),
        ("goal_info", request.GoalInfo, [Mpc], []),
        ("max_steps", request.MaxSteps, [], [Mpc]),
    ];

    private static void CheckCandidates(PlanRequest request)
    {
        if (request.Candidates is not { } candidates)
        {
            return;
        }

        if (candidates.Plans.IsEmpty)
        {
            throw Check.Invalid("action_candidates", "must be plans of actions; a payload or tensor belongs in encoded_candidates");
        }

        if (request.EncodedCandidates?.Count is { } count && count != candidates.Plans.Length)
        {
            throw Check.Invalid("encoded_candidates", $"must hold one candidate per plan: {count} for {candidates.Plans.Length}");
        }
    }

    private static void CheckSteps(PlanRequest request)
    {
        if (request is { MaxSteps: { } limit, Config: { } config } && config.ExecuteK > Check.PositiveInt(limit, "max_steps"))
        {
            throw Check.Invalid("execute_k", $"must be at most the {limit} allowed steps, not {config.ExecuteK}");
        }
    }
}
