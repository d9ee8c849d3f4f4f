namespace WorldForge.Providers;

/// <summary>How mature an adapter is.</summary>
public enum ImplementationStatus
{
    /// <summary>A reserved name without a capability.</summary>
    Scaffold,

    /// <summary>Works, and may change.</summary>
    Experimental,

    /// <summary>Checked on a prepared host.</summary>
    Beta,

    /// <summary>Kept working from release to release.</summary>
    Stable,
}
