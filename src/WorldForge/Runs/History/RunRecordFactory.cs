using WorldForge.Serialization;

namespace WorldForge.Runs.History;

/// <summary>Makes records from manifests that may be wrong in any member.</summary>
/// <param name="store">The workspace.</param>
internal sealed class RunRecordFactory(RunStore store)
{
    private static readonly TimeSpan StaleAfter = TimeSpan.FromHours(24);

    private static readonly string[] ReasonKeys = ["failure_reason", "observed_failure", "error", "error_message", "skip_reason", "reason"];

    private readonly string _display = store.Display;
    private readonly DateTimeOffset _now = store.Time.GetUtcNow();

    /// <summary>The facts with the status as it is shown.</summary>
    public RunFacts Facts(RunId id, JsonObject manifest)
    {
        RunFacts facts = RunFacts.Of(manifest);
        return facts.Status == RunStatus.Running && IsStale(id) ? facts with { Status = RunStatus.Stale } : facts;
    }

    public RunRecord Record(RunId id, JsonObject manifest, RunFacts facts)
    {
        string path = $"{_display}/runs/{id}";
        string? operation = ManifestValues.Text(manifest, "operation") is { } raw ? RunText.Observable.Redact(raw) : null;
        string command = ManifestValues.Text(manifest, "command") is { } given ? RunCommands.Sanitise(given) : "";
        string rerun = RerunCommand.Of(command, facts, operation, _display);
        string bundle = RunCommands.Quote("worldforge", "runs", "bundle", id.ToString(), "--workspace-dir", _display);
        string? compare = facts.Kind is "eval" or "benchmark" ? RunCommands.Quote("worldforge", "runs", "compare", path, "<other-run>") : null;
        string? recovery = RunStatus.NeedsRecovery(facts.Status) ? bundle : null;
        string[] doctor = facts.Status == RunStatus.Stale ? [RunCommands.Quote("worldforge", "runs", "doctor", "--workspace-dir", _display)] : [];
        return new RunRecord
        {
            Id = id,
            Kind = facts.Kind,
            Status = facts.Status,
            Provider = facts.Provider,
            Operation = operation,
            Capabilities = facts.Capabilities,
            CreatedAt = ManifestValues.Text(manifest, "created_at") is { } time ? RunText.Observable.Redact(time) : id.CreatedAtText,
            Command = command,
            RerunCommand = rerun,
            FailureSummary = Failure(manifest, facts.Status),
            SafeArtifactTypes = facts.ArtifactTypes,
            ArtifactCount = ManifestValues.Object(manifest, "artifact_paths").Count,
            EventCount = ManifestValues.Count(manifest, "event_count"),
            Path = path,
            IssueBundleCommand = bundle,
            IssueBundlePath = $"{_display}/issue-bundles/{id}",
            ComparisonCommand = compare,
            RecoveryCommand = recovery,
            NextCommands = recovery is null
                ? [.. doctor, rerun, .. compare is null ? [] : new[] { compare }, bundle]
                : [recovery, rerun, .. compare is null ? [] : new[] { compare }],
        };
    }

    private bool IsStale(RunId id) => _now - id.CreatedAt > StaleAfter && RunOwner.IsAlive(store.FullPath, id) != true;

    private static string Failure(JsonObject manifest, string status)
    {
        JsonObject result = ManifestValues.Object(manifest, "result_summary");
        string? reason = ReasonKeys.Select(key => ManifestValues.Text(result, key)).FirstOrDefault(static text => text is not null);
        reason ??= string.Join("; ", ManifestValues.Texts(result, "validation_errors"));
        return reason.Length > 0 ? RunText.Reason(reason) : status switch
        {
            RunStatus.Failed => "The run failed; the manifest gives no reason.",
            RunStatus.Cancelled => "The run was cancelled.",
            RunStatus.Skipped => "The run was skipped; the manifest gives no reason.",
            RunStatus.Stale => "The manifest says running, but the run's process is gone.",
            _ => "",
        };
    }
}
