using WorldForge.Serialization;

namespace WorldForge.Bundles;

/// <summary>A bundle that was written, or decided on.</summary>
public sealed record BundleResult
{
    /// <summary>What the bundle holds and leaves out.</summary>
    public required BundleManifest Manifest { get; init; }

    /// <summary>The folder as a host path: not for records. Null for a preview.</summary>
    public string? Directory { get; init; }

    /// <summary>The folder as it may be shown: relative to the repository or the current folder, else with its name only.</summary>
    public required string DisplayDirectory { get; init; }

    /// <summary>The archive as it may be shown; null when none was written.</summary>
    public string? DisplayArchive { get; init; }

    /// <summary>The manifest as it may be shown.</summary>
    public string ManifestPath => $"{DisplayDirectory}/{BundleManifest.FileName}";

    /// <summary>The summary as it may be shown.</summary>
    public string SummaryPath => $"{DisplayDirectory}/{BundleManifest.SummaryName}";

    /// <summary>The text for an issue as it may be shown; null for an evidence bundle.</summary>
    public string? IssueTemplatePath => Manifest.IsIssue ? $"{DisplayDirectory}/{BundleManifest.IssueName}" : null;

    /// <summary>The summary in Markdown; for an issue bundle the text for the issue.</summary>
    public string ToMarkdown() => Manifest.IsIssue ? IssueText.Markdown(BundleSummary.Payload(Manifest)) : BundleSummary.Markdown(BundleSummary.Payload(Manifest));

    /// <summary>The same as one self-contained page.</summary>
    public string ToHtml() => Manifest.IsIssue ? IssueText.Html(BundleSummary.Payload(Manifest)) : BundleSummary.Html(BundleSummary.Payload(Manifest));

    /// <summary>The result in short.</summary>
    public JsonObject ToJson()
    {
        JsonObject result = JsonObject.Create(
            ("run_ids", JsonList.OfTexts(Manifest.Runs.Select(static run => run.Id.ToString()))),
            ("output_dir", DisplayDirectory),
            ("manifest_path", ManifestPath),
            ("summary_path", SummaryPath),
            ("safe_to_attach", Manifest.SafeToAttach),
            ("included_count", Manifest.IncludedCount),
            ("excluded_count", Manifest.ExcludedCount));
        if (Manifest.FirstTriageStep is { } step)
        {
            result = result.Without("run_ids").With("run_id", Manifest.Runs[0].Id.ToString()).With("issue_template_path", IssueTemplatePath!).With("first_triage_step", step);
        }

        return DisplayArchive is null ? result : result.With("archive_path", DisplayArchive);
    }
}
