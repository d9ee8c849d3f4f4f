using System.Collections.Immutable;
using WorldForge.Providers;

namespace WorldForge.Promotion;

/// <summary>The evidence that each status asks for.</summary>
public static class PromotionEvidence
{
    /// <summary>Why the provider was chosen is written down.</summary>
    public const string SelectionRecord = "selection_record";

    /// <summary>Its page names its status and every supported task.</summary>
    public const string DocsPage = "docs_page";

    /// <summary>The catalog page, or the list of candidates, names it.</summary>
    public const string CatalogIndex = "catalog_or_candidate_index";

    /// <summary>A runtime manifest says what its host must bring.</summary>
    public const string RuntimeManifest = "runtime_manifest";

    /// <summary>Fixtures for success and failure.</summary>
    public const string FixtureCoverage = "fixture_coverage";

    /// <summary>Its capabilities, or the ones that are planned, are held to the conformance rules.</summary>
    public const string ConformanceHelpers = "conformance_helpers";

    /// <summary>Its events show no secret.</summary>
    public const string RedactionChecks = "redaction_checks";

    /// <summary>A row among the live smokes, be it one without a run.</summary>
    public const string SmokeRecord = "prepared_host_smoke_record";

    /// <summary>A live smoke that ran and left an artifact.</summary>
    public const string SmokeArtifact = "prepared_host_smoke_artifact";

    /// <summary>The map of claims has its row.</summary>
    public const string ReleaseEvidence = "release_evidence";

    private static readonly string[] Experimental =
        [SelectionRecord, DocsPage, CatalogIndex, RuntimeManifest, FixtureCoverage, ConformanceHelpers, RedactionChecks];

    private static readonly string[] Beta = [RuntimeManifest, FixtureCoverage, ConformanceHelpers, RedactionChecks, SmokeRecord];

    private static readonly string[] Stable = [RuntimeManifest, FixtureCoverage, ConformanceHelpers, RedactionChecks, SmokeArtifact, ReleaseEvidence];

    /// <summary>What a status asks for, in a fixed order. A scaffold asks for nothing.</summary>
    public static ImmutableArray<string> RequiredFor(ImplementationStatus status) => status switch
    {
        ImplementationStatus.Experimental => [.. Experimental],
        ImplementationStatus.Beta => [.. Beta],
        ImplementationStatus.Stable => [.. Stable],
        _ => [],
    };
}
