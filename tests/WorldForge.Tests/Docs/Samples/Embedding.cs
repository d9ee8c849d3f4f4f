#region usings
using System;
using Microsoft.Extensions.DependencyInjection;
using WorldForge;
using WorldForge.Capabilities;
using WorldForge.Events;
using WorldForge.Providers;
#endregion

namespace DocSamples;

/// <summary>The facade in a container.</summary>
internal static class Embedding
{
    public static async Task Run(TextWriter Console)
    {
        #region Run
        var recorder = new InMemoryRecorderSink();
        var services = new ServiceCollection();
        services.AddWorldForge(options => options with { CallTimeLimit = TimeSpan.FromSeconds(30) })
            .AddEventHandler(recorder)
            .AddEventHandler(new ProviderMetricsSink());

        await using (ServiceProvider container = services.BuildServiceProvider())
        {
            Forge forge = container.GetRequiredService<Forge>();
            ProviderHealth health = await forge.CheckHealthAsync("mock");
            EmbeddingResult embedding = await forge.EmbedAsync("a red cube", "mock");
            Console.WriteLine($"healthy: {health.IsHealthy}, vector of {embedding.Vector.Length}, events: {recorder.Snapshot().Length}");
        }
        #endregion
    }
}
