namespace WorldForge.Runs;

/// <summary>The states of a run as manifests write them. Any other text is kept and shown as it stands.</summary>
public static class RunStatus
{
    /// <summary>The run has begun and has no outcome yet.</summary>
    public const string Running = "running";

    /// <summary>An evaluation, benchmark or review ended.</summary>
    public const string Completed = "completed";

    /// <summary>A smoke or demo ended well.</summary>
    public const string Passed = "passed";

    /// <summary>The run ended badly: a budget was missed, a drill saw its failure, or an error ended it.</summary>
    public const string Failed = "failed";

    /// <summary>The run could not be tried here; its reason is in the result summary.</summary>
    public const string Skipped = "skipped";

    /// <summary>Someone stopped the run.</summary>
    public const string Cancelled = "cancelled";

    /// <summary>Shown, never written: the manifest has said running for more than a day, and no living process owns the run.</summary>
    public const string Stale = "stale";

    /// <summary>Whether the first thing to do about a run is to save its evidence: it failed, was skipped or was cancelled.</summary>
    public static bool NeedsRecovery(string? status) => status is Failed or Skipped or Cancelled;
}
