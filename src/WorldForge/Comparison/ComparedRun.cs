using WorldForge.Runs;
using WorldForge.Serialization;

namespace WorldForge.Comparison;

/// <summary>One run as it takes part in a comparison.</summary>
internal sealed record ComparedRun
{
    public required ComparedKind Kind { get; init; }

    public required RunWorkspaceManifest Manifest { get; init; }

    /// <summary>The run's report, or the summary of a demo.</summary>
    public required JsonObject Report { get; init; }

    /// <summary>The run's folder as it may be shown.</summary>
    public required string Path { get; init; }

    /// <summary>The report as it may be shown.</summary>
    public required string ReportPath { get; init; }

    public required ComparedArtifacts Artifacts { get; init; }

    public string Id => Manifest.Id.ToString();

    /// <summary>What the run was made from; decides whether runs may be compared.</summary>
    public RunContext Context => field ??= RunContext.Of(this);

    public JsonObject ToJson() => JsonObject.Create(
        ("run_id", Id),
        ("created_at", Manifest.CreatedAt),
        ("status", Manifest.Status),
        ("command", RunCommands.Sanitise(Manifest.Command)),
        ("provider", Manifest.Provider),
        ("operation", Manifest.Operation),
        ("path", Path),
        ("report_path", ReportPath),
        ("artifact_refs", JsonList.OfTexts(Artifacts.Safe.Where(item => item.Exists).Select(item => item.Path))),
        ("safe_artifacts", JsonObject.Create([.. Artifacts.Safe.Select(item => (item.Label, (JsonValue)item.ToJson()))])),
        ("excluded_unsafe_artifact_count", Artifacts.Excluded),
        ("provenance_refs", JsonList.OfTexts(ProvenanceReferences.Of(Report))),
        ("providers", JsonList.OfTexts(Context.Providers)),
        ("capabilities", JsonList.OfTexts(Context.Capabilities)),
        ("operations", JsonList.OfTexts(Context.Operations)),
        ("fixture_digest", Context.FixtureDigest),
        ("suite_version", Context.SuiteVersion),
        ("budget_ref", Context.BudgetRef),
        ("budget_passed", Context.BudgetPassed),
        ("skip_reason", Context.SkipReason),
        ("missing_evidence", JsonList.OfTexts(Context.MissingEvidence)),
        ("event_count", Manifest.EventCount));
}
