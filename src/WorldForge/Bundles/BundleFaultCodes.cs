namespace WorldForge.Bundles;

/// <summary>The codes of failures of bundles.</summary>
public static class BundleFaultCodes
{
    /// <summary>The workspace has no run to bundle.</summary>
    public const string NoRuns = "wf.bundle.no-runs";

    /// <summary>The manifest of a run is missing or cannot be read as one.</summary>
    public const string RunInvalid = "wf.bundle.run-invalid";

    /// <summary>The output folder is there already and may not be replaced.</summary>
    public const string OutputExists = "wf.bundle.output-exists";

    /// <summary>The output folder is one that a bundle must never replace or stand in.</summary>
    public const string OutputUnsafe = "wf.bundle.output-unsafe";

    /// <summary>The final look at a written bundle found something that must not leave the machine; nothing was left behind.</summary>
    public const string ContentUnsafe = "wf.bundle.content-unsafe";
}
