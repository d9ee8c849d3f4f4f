namespace Build.Engine;

/// <summary>How a task of a run ended.</summary>
public enum TaskState
{
    /// <summary>It ran to its end.</summary>
    Passed,

    /// <summary>It only groups others and had nothing to do.</summary>
    Grouped,

    /// <summary>Its criteria said that it has nothing to do here.</summary>
    Skipped,

    /// <summary>It failed, and is marked to not matter.</summary>
    Tolerated,

    /// <summary>It failed.</summary>
    Failed,

    /// <summary>It did not start because something it depends on did not pass.</summary>
    Blocked,

    /// <summary>The run was stopped before it ended.</summary>
    Cancelled,
}
