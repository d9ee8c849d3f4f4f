namespace WorldForge.Providers;

/// <summary>What came of a lifecycle hook, from the least to the most severe: a larger value outranks a smaller one.</summary>
public enum LifecycleStatus
{
    /// <summary>There was nothing to do.</summary>
    NoOp,

    /// <summary>The hook ran and the provider can take calls.</summary>
    Ready,

    /// <summary>A prerequisite of the host is missing; this is an explanation, not a failure.</summary>
    Skipped,

    /// <summary>The hook failed.</summary>
    Failed,

    /// <summary>Releasing failed.</summary>
    TeardownFailed,
}
