namespace WorldForge.Evidence;

/// <summary>Outcome of a live smoke.</summary>
public enum RunManifestStatus
{
    /// <summary>The smoke ran and met its success signal.</summary>
    Passed,

    /// <summary>The smoke ran and failed.</summary>
    Failed,

    /// <summary>The smoke did not run the capability, for example because only health was asked for.</summary>
    Skipped,
}
