#region usings
using System;
using WorldForge;
using WorldForge.Actions;
using WorldForge.Serialization;
#endregion

namespace DocSamples;

/// <summary>One filter for all error families.</summary>
internal static class Faults
{
    public static async Task Run(TextWriter Console)
    {
        #region Run
        await using var forge = new Forge();
        string[] documents = ["""{"step": true}""", """{"step": 0}"""];
        foreach (string document in documents)
        {
            try
            {
                await forge.PredictAsync(StrictJson.Parse(document), WorldAction.Noop(), provider: "absent");
            }
            catch (Exception error) when (error is IWorldForgeFault fault)
            {
                Console.WriteLine($"{error.GetType().Name}: {fault.Code}, provider {fault.Provider ?? "none"}");
            }
        }
        #endregion
    }
}
