#region usings
using System;
using WorldForge.Events;
#endregion

namespace DocSamples;

/// <summary>Several receivers of one stream of events.</summary>
internal static class EventHandling
{
    public static Task Run(TextWriter Console)
    {
        #region Run
        var recorder = new InMemoryRecorderSink();
        var metrics = new ProviderMetricsSink();
        IProviderEventHandler handler = EventHandlers.Compose(recorder, metrics)!;

        handler.Handle(new ProviderEvent("mock", "predict", EventPhase.Success) { DurationMs = 1.5 });

        Console.WriteLine(metrics.Get("mock", "predict").RequestCount);
        #endregion
        return Task.CompletedTask;
    }
}
