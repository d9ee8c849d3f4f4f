namespace WorldForge.Events;

/// <summary>Names under which a host subscribes to the library's traces and metrics.</summary>
public static class ProviderTelemetry
{
    /// <summary>Name of the <see cref="System.Diagnostics.ActivitySource"/> and of the <see cref="System.Diagnostics.Metrics.Meter"/>.</summary>
    public const string SourceName = "WorldForge.Providers";

    /// <summary>Prefix of every metric unless the host chooses another.</summary>
    public const string MetricPrefix = "worldforge_provider";

    /// <summary>Prefix of every span name unless the host chooses another.</summary>
    public const string SpanPrefix = "worldforge.provider";

    /// <summary>Version of the library, as reported with traces and metrics.</summary>
    public static string Version { get; } = typeof(ProviderTelemetry).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";
}
