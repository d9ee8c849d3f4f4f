#region usings
using System;
using WorldForge;
using WorldForge.Planning;
using WorldForge.Serialization;
#endregion

namespace DocSamples;

/// <summary>A controller in a loop.</summary>
internal static class PlanningController
{
    public static async Task Run(TextWriter Console)
    {
        #region Run
        await using var forge = new Forge();
        var config = new PlannerConfig(
            horizon: 2,
            numSamples: 128,
            numIterations: 8,
            numElites: 16,
            seed: 4,
            actionParameterBounds: [new("x", -1, 1), new("y", -1, 1), new("z", -1, 1)]);
        LatentMpcController controller = forge.CreateMpcController("mock", config);

        JsonObject goal = JsonObject.Create(("target", JsonList.Create([0.3, 0.1, -0.2])));
        MpcStepResult step = await controller.PlanStepAsync(observation: JsonObject.Empty, goal);
        Console.WriteLine($"{step.Actions[0].Kind} costs {step.BestScore:0.0000}");
        #endregion
    }
}
