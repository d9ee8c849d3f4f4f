#region usings
using System;
using WorldForge;
using WorldForge.Capabilities;
using WorldForge.Evaluation;
using WorldForge.Serialization;
#endregion

namespace DocSamples;

/// <summary>An evaluation suite of a host.</summary>
internal static class CustomSuite
{
    public static async Task Run(TextWriter Console)
    {
        #region Run
        var similar = new EvaluationScenario(
            "equal-texts",
            "Equal texts must have equal embeddings.",
            [Capability.Embed],
            async (context, cancellationToken) =>
            {
                EmbeddingResult one = await context.Forge.EmbedAsync("a red cube", context.Provider, cancellationToken: cancellationToken);
                EmbeddingResult two = await context.Forge.EmbedAsync("a red cube", context.Provider, cancellationToken: cancellationToken);
                bool equal = one.Vector.AsSpan().SequenceEqual(two.Vector.AsSpan());
                return context.Outcome(equal ? 1 : 0, equal, JsonObject.Create(("length", one.Vector.Length)));
            });
        EvaluationSuite suite = EvaluationSuite.Custom("Embedding stability", [similar]);

        await using var forge = new Forge();
        var runner = new EvaluationRunner(suite, forge);
        EvaluationReport report = await runner.RunReportAsync(new EvaluationRequest { Providers = ["mock"] });

        Console.WriteLine($"{report.SuiteId}: {report.PassedCount} of {report.Results.Length} passed");
        Console.WriteLine(report.ToCsv());
        #endregion
    }
}
