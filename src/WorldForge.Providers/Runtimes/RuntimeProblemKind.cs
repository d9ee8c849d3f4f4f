namespace WorldForge.Providers.Runtimes;

/// <summary>Why a runtime cannot run on this machine.</summary>
public enum RuntimeProblemKind
{
    /// <summary>A package or program is not installed.</summary>
    MissingDependency,

    /// <summary>A package is there and fails when it is loaded.</summary>
    LoadFailed,

    /// <summary>A package is there but lacks what the adapter calls.</summary>
    MissingMember,
}
