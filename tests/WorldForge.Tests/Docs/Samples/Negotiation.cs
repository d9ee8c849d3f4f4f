#region usings
using System;
using WorldForge;
using WorldForge.Capabilities;
using WorldForge.Negotiation;
#endregion

namespace DocSamples;

/// <summary>Which workflows the registered providers can serve.</summary>
internal static class Negotiation
{
    public static async Task Run(TextWriter Console)
    {
        #region Run
        await using var forge = new Forge();
        var workflow = new WorkflowSpec("pick", "Pick an object", "Ranks grasps and selects one.", [Capability.Score, Capability.Policy]);
        NegotiationReport report = await forge.NegotiateAsync([workflow]);

        Console.WriteLine($"ready: {report.IsReady}");
        foreach (string action in report.Workflows[0].RecommendedActions)
        {
            Console.WriteLine(action);
        }
        #endregion
    }
}
