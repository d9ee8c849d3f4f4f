namespace WorldForge.Traces;

/// <summary>State of a step, and of a whole trace.</summary>
public enum TraceStatus
{
    /// <summary>Not started.</summary>
    Pending,

    /// <summary>Started, not ended.</summary>
    Running,

    /// <summary>Ended well.</summary>
    Success,

    /// <summary>Not run, for a reason that the step states.</summary>
    Skipped,

    /// <summary>Ended badly.</summary>
    Failed,
}
