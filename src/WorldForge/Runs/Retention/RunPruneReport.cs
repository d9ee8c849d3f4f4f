using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using WorldForge.Evidence;
using WorldForge.Reports;
using WorldForge.Serialization;

namespace WorldForge.Runs.Retention;

/// <summary>What a policy says about every folder of a workspace, and whether it has been carried out.</summary>
public sealed record RunPruneReport
{
    /// <summary>The workspace for display.</summary>
    public required string WorkspaceDirectory { get; init; }

    /// <summary>The policy.</summary>
    public required RetentionPolicy Policy { get; init; }

    /// <summary>When the report was made, in UTC with a <c>Z</c>.</summary>
    public required string GeneratedAt { get; init; }

    /// <summary>Whether the runs to be removed have been removed.</summary>
    public bool IsApplied { get; init; }

    /// <summary>Every folder, newest name first; the same before and after it was carried out.</summary>
    public ImmutableArray<RunPruneCandidate> Candidates { get; init; } = [];

    /// <summary>The folders to be removed.</summary>
    public IEnumerable<RunPruneCandidate> Deletions => Candidates.Where(static candidate => candidate.Action == RunPruneCandidate.Delete);

    /// <summary>The document.</summary>
    public JsonObject ToJson() => JsonObject.Create(
        ("schema_version", SchemaVersions.RunsPrune),
        ("workspace_dir", WorkspaceDirectory),
        ("policy", Policy.ToJson()),
        ("generated_at", GeneratedAt),
        ("applied", IsApplied),
        ("candidate_count", Candidates.Length),
        ("delete_count", Deletions.Count()),
        ("delete_bytes", Deletions.Sum(static candidate => candidate.SizeBytes)),
        ("candidates", JsonList.Create(Candidates.Select(static candidate => (JsonValue)candidate.ToJson()))));

    /// <summary>The same for people.</summary>
    public string ToMarkdown()
    {
        string families = Policy.Families.IsEmpty ? "all" : string.Join(", ", Policy.Families);
        var text = new StringBuilder(IsApplied ? "# WorldForge Run Prune\n\n" : "# WorldForge Run Prune Preview\n\n");
        text.Append($"- Workspace: {MarkdownText.Code(WorkspaceDirectory)}\n- Generated at: {GeneratedAt}\n- Families: {MarkdownText.Inline(families)}\n");
        text.Append(CultureInfo.InvariantCulture, $"- Max age in days: {Policy.MaxAgeDays}\n- Keep latest: {Policy.KeepLatest}\n");
        text.Append(CultureInfo.InvariantCulture, $"- Candidates: {Candidates.Length}\n- Delete: {Deletions.Count()}\n- Delete bytes: {Deletions.Sum(static candidate => candidate.SizeBytes)}\n\n");
        text.Append(ReportTable.OfObjects(
            Candidates.Select(static candidate => candidate.ToJson()), ["run_id", "kind", "created_at", "size_bytes", "action", "reason"]).ToMarkdown());
        return text.ToString();
    }
}
