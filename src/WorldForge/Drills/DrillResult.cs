using System.Collections.Immutable;
using WorldForge.Bundles;
using WorldForge.Reports;
using WorldForge.Runs;
using WorldForge.Serialization;

namespace WorldForge.Drills;

/// <summary>How one drill went.</summary>
public sealed record DrillResult
{
    internal const string Passed = "passed";
    internal const string Failed = "failed";
    private const string WorkspaceMark = "<workspace-dir>";

    /// <summary>The drill.</summary>
    public required DrillSpec Drill { get; init; }

    /// <summary>The run that keeps its artifacts.</summary>
    public required RunId RunId { get; init; }

    /// <summary>Whether the failure that was expected was seen; the drill's status follows from it.</summary>
    public required bool ExpectedFailureObserved { get; init; }

    /// <summary>What was seen, in one sentence.</summary>
    public required string FailureSignal { get; init; }

    /// <summary>What else is worth keeping.</summary>
    public JsonObject Details { get; init; } = JsonObject.Empty;

    /// <summary>Artifacts by label, relative to the run's folder.</summary>
    public ImmutableSortedDictionary<string, string> ArtifactPaths { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The run's folder as it may be shown.</summary>
    public string DisplayRunWorkspace { get; init; } = "";

    /// <summary>The bundle; null when none was asked for.</summary>
    public BundleResult? IssueBundle { get; init; }

    /// <summary><c>passed</c> when the expected failure was seen, else <c>failed</c>.</summary>
    public string Status => ExpectedFailureObserved ? Passed : Failed;

    /// <summary>The record that is kept with the run: places are named by a placeholder, so that it may leave the machine.</summary>
    internal JsonObject ToRecord() => JsonObject.Create(
        ("schema_version", Evidence.SchemaVersions.DrillResult),
        ("status", Status),
        ("run_id", RunId.ToString()),
        ("drill", Drill.ToJson()),
        ("expected_failure_observed", ExpectedFailureObserved),
        ("failure_signal", FailureSignal),
        ("recovery_command", Drill.RecoveryCommand),
        ("details", Details),
        ("run_workspace", $"{WorkspaceMark}/runs/{RunId}"),
        ("run_manifest", $"{WorkspaceMark}/runs/{RunId}/{RunWorkspaceManifest.FileName}"));

    /// <summary>The wire form, with places as they may be shown.</summary>
    public JsonObject ToJson()
    {
        JsonObject result = ToRecord()
            .With("run_workspace", DisplayRunWorkspace)
            .With("run_manifest", $"{DisplayRunWorkspace}/{RunWorkspaceManifest.FileName}")
            .With("artifact_paths", JsonObject.Create([.. ArtifactPaths.Select(static artifact => (artifact.Key, (JsonValue)artifact.Value))]));
        return IssueBundle is not { } bundle ? result : result.With("issue_bundle", JsonObject.Create(
            ("output_dir", bundle.DisplayDirectory),
            ("manifest_path", bundle.ManifestPath),
            ("summary_path", bundle.SummaryPath),
            ("issue_template_path", bundle.IssueTemplatePath!),
            ("safe_to_attach", bundle.Manifest.SafeToAttach)));
    }

    /// <summary>The result for people.</summary>
    public string ToMarkdown()
    {
        string text = MarkdownText.Heading(1, $"Operator Drill: {Drill.Title}") + "\n\n"
            + $"- Drill: {MarkdownText.Code(Drill.Id)}\n"
            + $"- Status: {Status}\n"
            + $"- Run: {MarkdownText.Code(RunId.ToString())}\n"
            + $"- Failure mode: {MarkdownText.Inline(Drill.FailureMode)}\n"
            + $"- Expected failure: {MarkdownText.Inline(Drill.ExpectedFailure)}\n"
            + $"- Expected failure observed: {(ExpectedFailureObserved ? "true" : "false")}\n"
            + $"- Failure signal: {MarkdownText.Inline(FailureSignal)}\n"
            + $"- Recovery command: {MarkdownText.Code(Drill.RecoveryCommand)}\n";
        return IssueBundle is not { } bundle
            ? text
            : text + $"- Issue bundle: {MarkdownText.Code(bundle.DisplayDirectory)}, safe to attach: {(bundle.Manifest.SafeToAttach ? "true" : "false")}\n";
    }
}
