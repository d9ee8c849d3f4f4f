namespace WorldForge.Benchmarking.Calibration;

/// <summary>What taking a candidate would do to a limit.</summary>
public enum BudgetDirection
{
    /// <summary>There was no limit.</summary>
    New,

    /// <summary>The limit stays.</summary>
    Unchanged,

    /// <summary>The limit becomes stricter.</summary>
    Tightened,

    /// <summary>The limit becomes weaker, or goes away.</summary>
    Loosened,
}
