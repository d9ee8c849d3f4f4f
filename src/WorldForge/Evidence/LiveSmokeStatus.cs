namespace WorldForge.Evidence;

/// <summary>How a live smoke ended, or why it did not run.</summary>
public enum LiveSmokeStatus
{
    /// <summary>It ran, and an artifact shows it.</summary>
    Passed,

    /// <summary>It ran and failed, and an artifact shows it.</summary>
    Failed,

    /// <summary>Nobody ran it.</summary>
    NotRun,

    /// <summary>The host lacks the runtime.</summary>
    SkippedMissingRuntime,

    /// <summary>The host lacks a credential.</summary>
    SkippedMissingCredentials,

    /// <summary>The host configured nothing.</summary>
    SkippedNotConfigured,
}
