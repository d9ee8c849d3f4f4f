#region usings
using System;
using WorldForge;
using WorldForge.Actions;
using WorldForge.Capabilities;
using WorldForge.Planning;
using WorldForge.Serialization;
using WorldForge.States;
#endregion

namespace DocSamples;

/// <summary>The quickstart: predict, score and plan with the mock provider.</summary>
internal static class Quickstart
{
    public static async Task Run(TextWriter Console)
    {
        #region Run
        await using var forge = new Forge();

        WorldState state = WorldState.Seed([new SceneObject("cube", "Cube", new Pose(new Position(0, 0.5, 0)))]);
        PredictionPayload next = await forge.PredictAsync(state.Value, WorldAction.MoveTo(0.3, 0.8, 0), "mock");
        Console.WriteLine($"predicted step {next.State["step"]}, physics {next.PhysicsScore:0.00}");

        JsonObject goal = JsonObject.Create(("target", JsonList.Create([0.3, 0.1, -0.2])));
        ActionCandidates candidates = ActionCandidates.FromPlans([[WorldAction.MoveTo(0, 0, 0)], [WorldAction.MoveTo(0.3, 0.1, 0)]]);
        ActionScoreResult scores = await forge.ScoreActionsAsync(JsonObject.Create(("goal", goal)), candidates, "mock");
        Console.WriteLine($"candidate {scores.BestIndex} is best, cost {scores.BestScore:0.00}");

        var config = new PlannerConfig(horizon: 2, numSamples: 64, numIterations: 8, numElites: 8, seed: 4,
            actionParameterBounds: [new("x", -1, 1), new("y", -1, 1), new("z", -1, 1)]);
        MpcStepResult plan = await forge.CreateMpcController("mock", config).PlanStepAsync(JsonObject.Empty, goal);
        Console.WriteLine($"planned {plan.Actions[0].Kind}, cost {plan.BestScore:0.0000}");
        #endregion
    }
}
