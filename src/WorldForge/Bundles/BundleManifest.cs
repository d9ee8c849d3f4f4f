using System.Collections.Immutable;
using WorldForge.Serialization;

namespace WorldForge.Bundles;

/// <summary>The list of what a bundle holds and what it leaves out, <c>evidence_manifest.json</c> in its folder.</summary>
public sealed record BundleManifest
{
    /// <summary>The name of the file in a bundle.</summary>
    public const string FileName = "evidence_manifest.json";

    /// <summary>The summary for people, in Markdown.</summary>
    public const string SummaryName = "summary.md";

    /// <summary>The summary as one self-contained page.</summary>
    public const string SummaryPageName = "summary.html";

    /// <summary>The text to put into an issue; only in an issue bundle.</summary>
    public const string IssueName = "issue.md";

    /// <summary>The same as one self-contained page.</summary>
    public const string IssuePageName = "issue.html";

    /// <summary>What <c>bundle_kind</c> says in an issue bundle.</summary>
    public const string IssueKind = "issue-run";

    /// <summary>When the bundle was made, in UTC and whole seconds.</summary>
    public required string GeneratedAt { get; init; }

    /// <summary>The workspace as it may be shown.</summary>
    public required string SourceWorkspace { get; init; }

    /// <summary>The runs, in order of their ids.</summary>
    public required ImmutableArray<BundleRun> Runs { get; init; }

    /// <summary>The files, in ordinal order of their paths.</summary>
    public required IReadOnlyList<BundleFile> Files { get; init; }

    /// <summary>Path, digest and size of the library's own data files.</summary>
    public JsonList FixtureDigests { get; init; } = JsonList.Empty;

    /// <summary>The first thing to do with it; only in an issue bundle.</summary>
    public string? FirstTriageStep { get; init; }

    /// <summary>How many files the bundle holds.</summary>
    public int IncludedCount => Files.Count(static file => file.Included);

    /// <summary>How many files it leaves out.</summary>
    public int ExcludedCount => Files.Count - IncludedCount;

    /// <summary>Whether the bundle may leave the machine: it holds a file, and none had to be left out.</summary>
    public bool SafeToAttach => Files.Count > 0 && Files.All(static file => file.Included);

    /// <summary>Whether this is an issue bundle.</summary>
    public bool IsIssue => FirstTriageStep is not null;

    /// <summary>The names of the files that the bundle has beside the listed ones.</summary>
    internal IReadOnlyList<string> Documents => IsIssue
        ? [FileName, IssuePageName, IssueName, SummaryPageName, SummaryName]
        : [FileName, SummaryPageName, SummaryName];

    /// <summary>The document.</summary>
    public JsonObject ToJson() => Head().With("files", JsonList.Create([.. Files.Select(static file => (JsonValue)file.ToJson())]));

    /// <summary>The document with an empty list of files.</summary>
    internal JsonObject Head()
    {
        JsonObject head = JsonObject.Create(
            ("schema_version", Evidence.SchemaVersions.EvidenceBundle),
            ("generated_at", GeneratedAt),
            ("source_workspace", SourceWorkspace),
            ("run_count", Runs.Length),
            ("runs", JsonList.Create([.. Runs.Select(static run => (JsonValue)run.ToJson())])),
            ("files", JsonList.Empty),
            ("fixture_digests", FixtureDigests),
            ("included_count", IncludedCount),
            ("excluded_count", ExcludedCount),
            ("safe_to_attach", SafeToAttach));
        return FirstTriageStep is { } step
            ? head.With("bundle_kind", IssueKind).With("issue_template", IssueName).With("first_triage_step", step)
            : head;
    }
}
