namespace WorldForge.Bundles;

/// <summary>What a file of a bundle is.</summary>
public static class BundleFileKind
{
    /// <summary>A file of the run's folder.</summary>
    public const string RunArtifact = "run-artifact";

    /// <summary>The inputs file that a report names.</summary>
    public const string InputFile = "input_file";

    /// <summary>The budget file that a report names.</summary>
    public const string BudgetFile = "budget_file";

    /// <summary>A dataset manifest that a report names.</summary>
    public const string DatasetManifest = "dataset-manifest";

    /// <summary>An artifact that a run's manifest names and that is not there.</summary>
    public const string ArtifactReference = "artifact-reference";
}
