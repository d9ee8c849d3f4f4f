namespace WorldForge.Events;

/// <summary>The description of a metric, by the end of its name.</summary>
internal static class MetricHelp
{
    public static string Of(string name) => name switch
    {
        _ when name.EndsWith("_events_total", StringComparison.Ordinal) => "Provider events of any phase.",
        _ when name.EndsWith("_operations_total", StringComparison.Ordinal) => "Provider events that are not retries.",
        _ when name.EndsWith("_retries_total", StringComparison.Ordinal) => "Attempts that failed and were followed by another.",
        _ when name.EndsWith("_errors_total", StringComparison.Ordinal) => "Operations that failed or ran out of their time budget.",
        _ when name.Contains("_latency_", StringComparison.Ordinal) => "Duration of provider operations and attempts.",
        _ => "A WorldForge metric.",
    };
}
