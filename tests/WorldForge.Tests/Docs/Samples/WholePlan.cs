#region usings
using System;
using WorldForge;
using WorldForge.Planning;
using WorldForge.Serialization;
#endregion

namespace DocSamples;

/// <summary>A whole plan with its trace.</summary>
internal static class WholePlan
{
    public static async Task Run(TextWriter Console)
    {
        #region Run
        await using var forge = new Forge();
        Plan plan = await forge.CreatePlanner().PlanAsync(new PlanRequest
        {
            Goal = "reach the cube",
            Mode = PlanningMode.LatentMpc,
            ScoreProvider = "mock",
            Config = new PlannerConfig(
                horizon: 2, numSamples: 128, numIterations: 8, numElites: 16, seed: 4,
                actionParameterBounds: [new("x", -1, 1), new("y", -1, 1), new("z", -1, 1)]),
            ObservationInfo = JsonObject.Empty,
            GoalInfo = JsonObject.Create(("target", JsonList.Create([0.3, 0.1, -0.2]))),
        });
        Console.WriteLine($"{plan.Actions.Length} actions, success {plan.SuccessProbability:0.00}, trace {plan.Trace.Status}");
        #endregion
    }
}
