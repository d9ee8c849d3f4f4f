#region usings
using System;
using WorldForge.Events;
#endregion

namespace DocSamples;

/// <summary>Metrics as the Prometheus text format.</summary>
internal static class Prometheus
{
    public static Task Run(TextWriter Console)
    {
        #region Run
        var prometheus = new PrometheusTextExporter();
        var sink = new ProviderMetricsExporterSink(prometheus);

        sink.Handle(new ProviderEvent("mock", "predict", EventPhase.Success) { DurationMs = 1.5 });

        Console.Write(prometheus.ToText());
        #endregion
        return Task.CompletedTask;
    }
}
