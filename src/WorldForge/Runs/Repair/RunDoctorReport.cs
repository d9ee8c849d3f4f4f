using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using WorldForge.Evidence;
using WorldForge.Reports;
using WorldForge.Serialization;

namespace WorldForge.Runs.Repair;

/// <summary>What an examination of a workspace found, and what was repaired.</summary>
public sealed record RunDoctorReport
{
    /// <summary>The workspace for display.</summary>
    public required string WorkspaceDirectory { get; init; }

    /// <summary>When the report was made, in UTC with a <c>Z</c>.</summary>
    public required string GeneratedAt { get; init; }

    /// <summary>Whether repairs were to be made.</summary>
    public bool IsRepair { get; init; }

    /// <summary>How many runs were looked at.</summary>
    public int RunCount { get; init; }

    /// <summary>What is wrong, in order of place.</summary>
    public ImmutableArray<RunFinding> Findings { get; init; } = [];

    /// <summary>Whether nothing is wrong, or everything has been repaired.</summary>
    public bool IsHealthy => Findings.All(static finding => finding.IsRepaired);

    /// <summary>The document.</summary>
    public JsonObject ToJson() => JsonObject.Create(
        ("schema_version", SchemaVersions.RunDoctor),
        ("workspace_dir", WorkspaceDirectory),
        ("generated_at", GeneratedAt),
        ("repair", IsRepair),
        ("healthy", IsHealthy),
        ("run_count", RunCount),
        ("finding_count", Findings.Length),
        ("repaired_count", Findings.Count(static finding => finding.IsRepaired)),
        ("findings", JsonList.Create(Findings.Select(static finding => (JsonValue)finding.ToJson()))));

    /// <summary>The same for people.</summary>
    public string ToMarkdown()
    {
        var text = new StringBuilder(IsRepair ? "# WorldForge Run Repair\n\n" : "# WorldForge Run Checkup\n\n");
        text.Append($"- Workspace: {MarkdownText.Code(WorkspaceDirectory)}\n- Generated at: {GeneratedAt}\n");
        text.Append(CultureInfo.InvariantCulture, $"- Runs: {RunCount}\n- Findings: {Findings.Length}\n- Repaired: {Findings.Count(static finding => finding.IsRepaired)}\n\n");
        text.Append(Findings.IsEmpty
            ? "Nothing is wrong.\n"
            : new ReportTable(
                [ReportColumn.Text("place"), ReportColumn.Text("problem"), ReportColumn.Text("detail"), ReportColumn.Text("remedy"), ReportColumn.Flag("repaired")],
                Findings.Select(static finding => new JsonValue[] { finding.Place, finding.Problem, finding.Detail, finding.Remedy, finding.IsRepaired })).ToMarkdown());
        return text.ToString();
    }
}
