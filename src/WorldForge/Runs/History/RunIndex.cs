using System.Globalization;
using System.Text;
using WorldForge.Evidence;
using WorldForge.Reports;
using WorldForge.Serialization;

namespace WorldForge.Runs.History;

/// <summary>
/// The index of a workspace: the runs that pass a filter, and every folder that is no readable run. It is written while the
/// workspace is read and holds no run in memory.
/// </summary>
/// <param name="history">The runs.</param>
/// <param name="filter">Which runs to write; issues are written whatever it says.</param>
public sealed class RunIndex(RunHistory history, RunFilter filter)
{
    private const string CsvHead = "run_id,kind,status,provider,capability,created_at,artifact_count,safe_artifact_types,event_count,failure_summary,path";

    private readonly RunHistory _history = history ?? throw new ArgumentNullException(nameof(history));
    private readonly RunFilter _filter = filter ?? throw new ArgumentNullException(nameof(filter));

    /// <summary>When the index is made, in UTC with a <c>Z</c>.</summary>
    public string GeneratedAt => _history.Store.Time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Writes the document with an indent of two and sorted keys.</summary>
    /// <exception cref="WorldForgeException">The workspace cannot be listed.</exception>
    public void WriteJson(TextWriter output, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(output);
        var issues = new List<RunIssue>();
        int entries = 0;
        output.Write("{\n  \"entries\": [");
        _history.Visit(
            _filter,
            record =>
            {
                output.Write(entries++ == 0 ? "\n    " : ",\n    ");
                output.Write(JsonItems.Nested(record.ToJson(), "\n    "));
            },
            issues.Add,
            cancellationToken);
        output.Write(entries == 0 ? "]" : "\n  ]");
        output.Write(string.Create(CultureInfo.InvariantCulture, $",\n  \"entry_count\": {entries}"));
        Member(output, "filter_applied", _filter.ToJson());
        Member(output, "generated_at", GeneratedAt);
        Member(output, "issue_count", issues.Count);
        output.Write(",\n  \"issues\": ");
        JsonItems.Write(output, issues.Select(static issue => issue.ToJson()), "  ");
        Member(output, "schema_version", SchemaVersions.RunIndex);
        Member(output, "workspace_dir", _history.Store.Display);
        output.Write("\n}\n");
    }

    /// <summary>Writes one line for each run, guarded against formulas.</summary>
    /// <exception cref="WorldForgeException">The workspace cannot be listed.</exception>
    public void WriteCsv(TextWriter output, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Write(CsvHead);
        _history.Visit(
            _filter,
            record =>
            {
                output.Write('\n');
                output.Write(CsvText.Row(
                    record.Id.ToString(), record.Kind, record.Status, record.Provider, record.Capability, record.CreatedAt, Number(record.ArtifactCount),
                    string.Join(';', record.SafeArtifactTypes), Number(record.EventCount), record.FailureSummary, record.Path));
            },
            static _ => { },
            cancellationToken);
        output.Write('\n');
    }

    /// <summary>Writes the tables of runs and issues.</summary>
    /// <exception cref="WorldForgeException">The workspace cannot be listed.</exception>
    public void WriteMarkdown(TextWriter output, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(output);
        var rows = new StringBuilder();
        var issues = new List<RunIssue>();
        int entries = 0;
        _history.Visit(
            _filter,
            record =>
            {
                entries++;
                Row(rows, record.Id.ToString(), record.Kind, record.Status, record.Provider, record.Capability, record.CreatedAt, Number(record.ArtifactCount), record.FailureSummary);
            },
            issues.Add,
            cancellationToken);
        output.Write("# WorldForge Run Index\n\n");
        output.Write($"- Workspace: {MarkdownText.Code(_history.Store.Display)}\n- Generated at: {GeneratedAt}\n");
        output.Write(string.Create(CultureInfo.InvariantCulture, $"- Schema version: {SchemaVersions.RunIndex}\n- Entries: {entries}\n- Issues: {issues.Count}\n"));
        output.Write(_filter == RunFilter.None ? "" : $"- Filter: {MarkdownText.Code(CanonicalJson.ToText(_filter.ToJson()))}\n");
        output.Write("\n## Entries\n\n| Run | Kind | Status | Provider | Capability | Created | Artifacts | Failure |\n| --- | --- | --- | --- | --- | --- | ---: | --- |\n");
        output.Write(entries == 0 ? "| - | - | - | - | - | - | - | - |\n" : rows.ToString());
        output.Write("\n## Issues\n\n");
        output.Write(issues.Count == 0 ? "- All folders are readable runs.\n" : Issues(issues));
    }

    private static string Issues(List<RunIssue> issues)
    {
        var text = new StringBuilder("| Path | Reason | Detail |\n| --- | --- | --- |\n");
        foreach (RunIssue issue in issues)
        {
            Row(text, issue.RunDirectory, issue.Reason, issue.Detail);
        }

        return text.ToString();
    }

    private static void Row(StringBuilder text, params ReadOnlySpan<string?> cells)
    {
        foreach (string? cell in cells)
        {
            text.Append("| ").Append(MarkdownText.Cell(cell)).Append(' ');
        }

        text.Append("|\n");
    }

    private static void Member(TextWriter output, string key, JsonValue value) => output.Write($",\n  \"{key}\": {JsonItems.Nested(value, "\n  ")}");

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
