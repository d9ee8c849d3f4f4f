namespace WorldForge.Evidence;

/// <summary>The <c>schema_version</c> of every document that the library reads or writes.</summary>
public static class SchemaVersions
{
    /// <summary>Result of a capability negotiation.</summary>
    public const int CapabilityNegotiation = 1;

    /// <summary>Workflow trace.</summary>
    public const int WorkflowTrace = 1;

    /// <summary>Runtime asset manifest and its safe reference.</summary>
    public const int RuntimeAssetManifest = 1;

    /// <summary>Provider runtime manifest.</summary>
    public const int RuntimeManifest = 1;

    /// <summary>Live-smoke run manifest.</summary>
    public const int RunManifest = 1;

    /// <summary>Provenance envelope of evaluations and benchmarks.</summary>
    public const int Provenance = 2;

    /// <summary>Dataset manifest and the reference to one.</summary>
    public const int DatasetManifest = 1;

    /// <summary>Failure gallery of an evaluation.</summary>
    public const int FailureGallery = 1;

    /// <summary>Configuration profile.</summary>
    public const int ConfigProfile = 1;

    /// <summary>Evidence bundle and issue bundle.</summary>
    public const int EvidenceBundle = 1;

    /// <summary>Result of an operator drill.</summary>
    public const int DrillResult = 1;

    /// <summary>World state.</summary>
    public const int WorldState = 1;

    /// <summary>Registry of live smokes.</summary>
    public const int LiveSmokeRegistry = 1;

    /// <summary>Evidence of a provider contract.</summary>
    public const int ProviderContract = 1;

    /// <summary>Workbench report of a provider.</summary>
    public const int Workbench = 1;

    /// <summary>Review packet of a promotion.</summary>
    public const int PromotionReview = 1;

    /// <summary>Line of the promotion log.</summary>
    public const int PromotionLog = 1;

    /// <summary>Capability fixture of the conformance kit.</summary>
    public const int CapabilityFixture = 1;

    /// <summary>Manifest of a run in a run workspace.</summary>
    public const int RunWorkspace = 1;

    /// <summary>Index of a run workspace.</summary>
    public const int RunIndex = 1;

    /// <summary>Report of pruning a run workspace.</summary>
    public const int RunsPrune = 1;

    /// <summary>Report of an examination of a run workspace.</summary>
    public const int RunDoctor = 1;

    /// <summary>Comparison of preserved runs.</summary>
    public const int RunComparison = 2;

    /// <summary>Regression of a preserved run against a baseline.</summary>
    public const int RunRegression = 1;
}
