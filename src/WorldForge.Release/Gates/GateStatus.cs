namespace WorldForge.Release.Gates;

/// <summary>What became of a gate. A skipped or unreached gate is never a passed one.</summary>
public enum GateStatus
{
    /// <summary>The evidence was judged and nothing stands against a release.</summary>
    Passed,

    /// <summary>The evidence was judged, or could not be collected because something broke, and the answer is no.</summary>
    Failed,

    /// <summary>The gate was left out on purpose or cannot be answered here; the row says why.</summary>
    Skipped,

    /// <summary>The gate was planned and never reached; the row says what stood in its way.</summary>
    NotRun,
}
