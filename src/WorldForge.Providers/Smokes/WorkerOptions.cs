namespace WorldForge.Providers.Smokes;

/// <summary>How a smoke of a local model reaches its runtime: a worker process that speaks the runtime bridge.</summary>
public sealed record WorkerOptions
{
    /// <summary>The Python interpreter that runs the reference worker; null leaves the provider without a runtime, and health says so.</summary>
    public string? Python { get; init; }

    /// <summary>The loader of the worker; null for the official one of the provider.</summary>
    public string? Loader { get; init; }

    /// <summary>The longest that loading a model may take.</summary>
    public TimeSpan LoadTimeLimit { get; init; } = TimeSpan.FromMinutes(10);
}
