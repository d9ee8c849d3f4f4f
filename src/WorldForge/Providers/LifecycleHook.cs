namespace WorldForge.Providers;

/// <summary>The hooks of a provider's lifecycle, in the order in which they run.</summary>
public enum LifecycleHook
{
    /// <summary>Checks prerequisites.</summary>
    Preflight,

    /// <summary>Loads ahead of the first call.</summary>
    Warmup,

    /// <summary>Releases what is held.</summary>
    Teardown,
}
