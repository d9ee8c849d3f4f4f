#region usings
using System;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using WorldForge;
using WorldForge.Events;
#endregion

namespace DocSamples;

/// <summary>Spans and metrics through the OpenTelemetry SDK.</summary>
internal static class Telemetry
{
    public static async Task Run(TextWriter Console)
    {
        #region Run
        using TracerProvider traces = Sdk.CreateTracerProviderBuilder().AddSource(ProviderTelemetry.SourceName).Build();
        using MeterProvider metrics = Sdk.CreateMeterProviderBuilder().AddMeter(ProviderTelemetry.SourceName).Build();
        await using var forge = new Forge(new ForgeOptions
        {
            EventHandler = EventHandlers.Compose(
                new OpenTelemetryProviderEventSink(),
                new ProviderMetricsExporterSink(new MeterMetricsExporter())),
        });

        await forge.EmbedAsync("a red cube", "mock");
        Console.WriteLine($"spans and metrics of {ProviderTelemetry.SourceName}");
        #endregion
    }
}
