using WorldForge.Actions;
using WorldForge.Planning;
using WorldForge.Serialization;
using WorldForge.States;

namespace WorldForge.Tests.Planning;

/// <summary>One valid request per mode.</summary>
internal static class PlanRequests
{
    public static PlanRequest Of(PlanningMode mode) => mode switch
    {
        PlanningMode.Policy => new PlanRequest { Goal = "stack", Mode = mode, PolicyProvider = "arm", PolicyInfo = JsonObject.Empty },
        PlanningMode.Score => new PlanRequest { Goal = "stack", Mode = mode, ScoreProvider = "judge", Candidates = Plans(5, 2.5) },
        PlanningMode.PolicyAndScore => new PlanRequest
        {
            Goal = "stack",
            Mode = mode,
            PolicyProvider = "arm",
            PolicyInfo = JsonObject.Empty,
            ScoreProvider = "judge",
        },
        PlanningMode.Predict => new PlanRequest
        {
            Goal = "stack",
            Mode = mode,
            PredictProvider = "world",
            State = WorldState.Create(JsonObject.Empty),
            Actions = [FakeProviders.Move(1), FakeProviders.Move(2)],
        },
        _ => new PlanRequest
        {
            Goal = "stack",
            Mode = mode,
            ScoreProvider = "judge",
            Config = new PlannerConfig(horizon: 2, actionParameterBounds: [new("x", -3, 3)]),
            ObservationInfo = JsonObject.Empty,
            GoalInfo = JsonObject.Empty,
        },
    };

    public static ActionCandidates Plans(params double[] firsts) =>
        ActionCandidates.FromPlans(firsts.Select(first => new[] { FakeProviders.Move(first) }));
}
