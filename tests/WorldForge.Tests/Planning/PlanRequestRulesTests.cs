using WorldForge.Actions;
using WorldForge.Planning;
using WorldForge.Serialization;
using WorldForge.States;

namespace WorldForge.Tests.Planning;

public sealed class PlanRequestRulesTests
{
    private static readonly Dictionary<string, Func<PlanRequest, bool, PlanRequest>> _parts = new()
    {
        ["policy_provider"] = (request, given) => request with { PolicyProvider = given ? "arm" : null },
        ["policy_info"] = (request, given) => request with { PolicyInfo = given ? JsonObject.Empty : null },
        ["score_provider"] = (request, given) => request with { ScoreProvider = given ? "judge" : null },
        ["score_info"] = (request, given) => request with { ScoreInfo = given ? JsonObject.Empty : null },
        ["action_candidates"] = (request, given) => request with { Candidates = given ? PlanRequests.Plans(1) : null },
        ["encoded_candidates"] = (request, given) => request with { EncodedCandidates = given ? ActionCandidates.FromPayload(JsonObject.Create(("a", 1))) : null },
        ["predict_provider"] = (request, given) => request with { PredictProvider = given ? "world" : null },
        ["world_state"] = (request, given) => request with { State = given ? WorldState.Create(JsonObject.Empty) : null },
        ["actions"] = (request, given) => request with { Actions = given ? [WorldAction.Noop()] : [] },
        ["config"] = (request, given) => request with { Config = given ? new PlannerConfig() : null },
        ["encoder"] = (request, given) => request with { Encoder = given ? ActionCandidateEncoder.Instance : null },
        ["observation_info"] = (request, given) => request with { ObservationInfo = given ? JsonObject.Empty : null },
        ["goal_info"] = (request, given) => request with { GoalInfo = given ? JsonObject.Empty : null },
        ["max_steps"] = (request, given) => request with { MaxSteps = given ? 4 : null },
    };

    [Fact]
    public void An_action_that_is_missing_is_found_before_anything_is_called() => Assert.Contains(
        "actions[1]",
        Assert.Throws<WorldForgeException>(() => PlanRequestRules.Apply(PlanRequests.Of(PlanningMode.Predict) with { Actions = [WorldAction.Noop(), null!] })).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData(PlanningMode.Policy, "policy_provider policy_info", "")]
    [InlineData(PlanningMode.Score, "score_provider action_candidates", "score_info encoded_candidates")]
    [InlineData(PlanningMode.PolicyAndScore, "policy_provider policy_info score_provider", "score_info encoded_candidates")]
    [InlineData(PlanningMode.Predict, "predict_provider world_state actions", "")]
    [InlineData(PlanningMode.LatentMpc, "score_provider config observation_info goal_info", "encoder max_steps")]
    public void Each_mode_needs_its_parts_and_refuses_those_of_other_modes(PlanningMode mode, string needed, string allowed)
    {
        PlanRequest valid = PlanRequests.Of(mode);
        PlanRequestRules.Apply(valid);
        foreach ((string name, Func<PlanRequest, bool, PlanRequest> change) in _parts)
        {
            if (needed.Split(' ').Contains(name))
            {
                AssertRefused(change(valid, false), name, "is needed by");
            }
            else if (allowed.Split(' ').Contains(name))
            {
                PlanRequestRules.Apply(change(valid, true));
            }
            else
            {
                AssertRefused(change(valid, true), name, "must not be given to");
            }
        }
    }

    [Fact]
    public void Blank_texts_are_refused()
    {
        PlanRequest valid = PlanRequests.Of(PlanningMode.Policy);

        AssertRefused(valid with { Goal = " " }, "goal", "");
        AssertRefused(valid with { Planner = "" }, "planner", "");
        AssertRefused(valid with { PolicyProvider = " " }, "policy_provider", "");
        AssertRefused(valid with { ExecutionProvider = " " }, "execution_provider", "");
        AssertRefused(valid with { Mode = (PlanningMode)9 }, "planning_mode", "must be one of");
    }

    [Fact]
    public void Executing_more_than_the_allowed_steps_is_refused() =>
        AssertRefused(
            PlanRequests.Of(PlanningMode.LatentMpc) with { Config = new PlannerConfig(horizon: 3, executeK: 3), MaxSteps = 2 },
            "execute_k",
            "2 allowed steps, not 3");

    [Fact]
    public void Candidates_to_choose_from_must_be_plans()
    {
        PlanRequest valid = PlanRequests.Of(PlanningMode.Score);

        AssertRefused(valid with { Candidates = ActionCandidates.FromPayload(JsonObject.Create(("a", 1))) }, "action_candidates", "plans of actions");
        AssertRefused(valid with { EncodedCandidates = PlanRequests.Plans(1, 2, 3) }, "encoded_candidates", "3 for 2");
    }

    private static void AssertRefused(PlanRequest request, string name, string problem)
    {
        WorldForgeException error = Assert.Throws<WorldForgeException>(() => PlanRequestRules.Apply(request));

        Assert.StartsWith(name + " ", error.Message, StringComparison.Ordinal);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }
}
