using System.Collections.Immutable;
using System.Globalization;
using WorldForge.Release.Gates;
using WorldForge.Release.Gates.RunEvidence;
using WorldForge.Serialization;

namespace WorldForge.Release.Reports;

/// <summary>The JSON form of release evidence: the record that other tools read.</summary>
public static class ReleaseEvidenceJson
{
    /// <summary>Renders; keys are sorted when the value is written.</summary>
    public static JsonObject Render(ReleaseEvidence evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        return JsonObject.Create(
            ("schema_version", ReleaseEvidence.SchemaVersion),
            ("generated_at", Time(evidence.GeneratedAt)),
            ("git", JsonObject.Create(
                ("branch", evidence.Git.Branch),
                ("commit", evidence.Git.Commit),
                ("tree", evidence.Git.Tree),
                ("dirty", evidence.Git.Dirty),
                ("working_tree_sha256", evidence.Git.WorkingTreeDigest))),
            ("profile", JsonObject.Create(("name", evidence.Profile.Name), ("sha256", evidence.Profile.Sha256))),
            ("verdict", JsonObject.Create(("status", evidence.Verdict.Word), ("line", evidence.Verdict.Line), ("exit_code", evidence.Verdict.ExitCode))),
            ("tool_versions", Map(evidence.Tools)),
            ("validation_gates", List(evidence.Gates.Select(Row))),
            ("validation_summary", Summary(evidence.Gates)),
            ("live_provider_evidence", List(evidence.RunManifests.Select(Manifest))),
            ("benchmark_artifacts", List(evidence.BenchmarkArtifacts.Select(Artifact))),
            ("release_artifacts", List(evidence.ReleaseArtifacts.Select(Artifact))),
            ("preserved_runs", List(evidence.Runs?.Runs.Select(Run) ?? [])),
            ("run_bundle", evidence.Runs is { } runs ? Bundle(runs) : JsonValue.Null),
            ("known_limitations", List(evidence.KnownLimitations.Select(text => (JsonValue)text))),
            ("claim_boundary", ReleaseEvidence.ClaimBoundary));
    }

    /// <summary>UTC, whole seconds, offset spelled out.</summary>
    public static string Time(DateTimeOffset time) => time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'+00:00'", CultureInfo.InvariantCulture);

    private static JsonObject Row(GateResult row) => JsonObject.Create(
        ("name", row.Gate.Name),
        ("category", row.Gate.Category),
        ("command", row.Gate.Command),
        ("task", row.Gate.Task),
        ("required", row.Required),
        ("status", row.Status.Word()),
        ("reason", row.Judgement.Reason),
        ("exit_code", row.ExitCode is { } code ? code : JsonValue.Null),
        ("duration_ms", row.Duration is { } duration ? Math.Round(duration.TotalMilliseconds, 3, MidpointRounding.AwayFromZero) : JsonValue.Null),
        ("started_at", row.StartedAt is { } started ? Time(started) : JsonValue.Null),
        ("finished_at", row.FinishedAt is { } finished ? Time(finished) : JsonValue.Null),
        ("stdout_tail", Tail(row, command => command.StdoutTail)),
        ("stderr_tail", Tail(row, command => command.StderrTail)),
        ("triage_step", row.Gate.TriageStep),
        ("commands", List(row.Commands.Select(Command))),
        ("findings", List(row.Judgement.Findings.Select(Finding))),
        ("waived", List(row.Judgement.Waived.Select(Waived))),
        ("measures", JsonObject.Create([.. row.Judgement.Measures.Select(measure => (measure.Key, (JsonValue)measure.Value))])),
        ("self_test", row.SelfTest is { } test ? SelfTest(test) : JsonValue.Null));

    /// <summary>What passed needs no output to be believed, and output is full of times: only other rows carry a tail.</summary>
    private static string Tail(GateResult row, Func<CommandRecord, string> of) =>
        row.Status == GateStatus.Passed ? "" : row.Commands.Select(of).LastOrDefault(text => text.Length > 0) ?? "";

    private static JsonObject Command(CommandRecord command) => JsonObject.Create(
        ("command", command.Command),
        ("exit_code", command.ExitCode is { } code ? code : JsonValue.Null),
        ("error", command.Error is { } error ? error : JsonValue.Null));

    private static JsonObject Finding(GateFinding finding) => JsonObject.Create(
        ("subject", finding.Subject),
        ("message", finding.Message),
        ("location", finding.Location is { } location ? location : JsonValue.Null),
        ("action", finding.Action is { } action ? action : JsonValue.Null));

    private static JsonObject Waived(WaivedFinding waived) => Finding(waived.Finding)
        .With("waiver", JsonObject.Create(
            ("reason", waived.Waiver.Reason),
            ("owner", waived.Waiver.Owner),
            ("expires", waived.Waiver.Expires.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))));

    private static JsonObject SelfTest(GateSelfTest test) => JsonObject.Create(
        ("passed", test.Passed),
        ("sound_accepted", test.SoundAccepted),
        ("faults", List(test.Faults.Select(fault => JsonObject.Create(("name", fault.Name), ("rejected", fault.Rejected))))));

    private static JsonObject Summary(ImmutableArray<GateResult> rows) => JsonObject.Create(
        ("passed", rows.Count(row => row.Status == GateStatus.Passed)),
        ("failed", rows.Count(row => row.Status == GateStatus.Failed)),
        ("skipped", rows.Count(row => row.Status == GateStatus.Skipped)),
        ("not-run", rows.Count(row => row.Status == GateStatus.NotRun)),
        ("host-owned", 0));

    private static JsonObject Run(PreservedRun run) => JsonObject.Create(
        ("run_id", run.RunId),
        ("kind", run.Kind),
        ("status", run.Status),
        ("provider", run.Provider),
        ("operation", run.Operation),
        ("command", run.Command),
        ("manifest", JsonObject.Create(("path", run.Manifest), ("sha256", run.ManifestSha256), ("size_bytes", run.ManifestBytes))),
        ("input_digest", run.InputDigest),
        ("result_digest", run.ResultDigest));

    private static JsonObject Bundle(RunEvidenceFacts runs) => JsonObject.Create(
        ("path", runs.BundleManifest),
        ("sha256", runs.BundleSha256),
        ("safe_to_attach", runs.SafeToAttach),
        ("run_ids", JsonList.OfTexts(runs.BundledRuns)),
        ("included_count", runs.Included),
        ("excluded_count", runs.LeftOut.Count));

    private static JsonObject Manifest(LinkedRunManifest manifest) => JsonObject.Create(
        ("provider", manifest.Provider),
        ("capability", manifest.Capability),
        ("status", manifest.Status),
        ("manifest", Artifact(manifest.File)),
        ("artifact_paths", Map(manifest.ArtifactPaths)));

    private static JsonObject Artifact(ArtifactReference artifact) => JsonObject.Create(
        ("path", artifact.Path),
        ("sha256", artifact.Sha256 is { } digest ? digest : JsonValue.Null),
        ("size_bytes", artifact.SizeBytes is { } size ? size : JsonValue.Null),
        ("missing", artifact.Missing));

    private static JsonObject Map(ImmutableSortedDictionary<string, string> map) =>
        JsonObject.Create([.. map.Select(entry => (entry.Key, (JsonValue)entry.Value))]);

    private static JsonList List(IEnumerable<JsonValue> values) => JsonList.Create([.. values]);
}
