using System.Text;
using WorldForge.Reports;
using WorldForge.Serialization;

namespace WorldForge.Runs.History;

/// <summary>The forms in which <c>runs list</c> prints runs.</summary>
public static class RunListText
{
    /// <summary>Writes a JSON list with an indent of two, one record at a time.</summary>
    public static void WriteJson(IEnumerable<RunRecord> records, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(output);
        JsonItems.Write(output, records.Select(static record => record.ToJson()), indent: "");
        output.Write('\n');
    }

    /// <summary>The table, then the commands: recovery first, then rerun and compare.</summary>
    public static string ToMarkdown(IReadOnlyList<RunRecord> records)
    {
        ArgumentNullException.ThrowIfNull(records);
        var table = new ReportTable(
            [
                ReportColumn.Text("run_id"), ReportColumn.Text("kind"), ReportColumn.Text("status"), ReportColumn.Text("provider"),
                ReportColumn.Text("operation"), ReportColumn.Text("capability"), ReportColumn.Text("artifacts"), ReportColumn.Text("path"),
                ReportColumn.Code("next_command"),
            ],
            records.Select(static record => new JsonValue[]
            {
                record.Id.ToString(), record.Kind, record.Status, record.Provider, record.Operation, record.Capability,
                string.Join(", ", record.SafeArtifactTypes), record.Path, record.NextCommands[0],
            }));
        var text = new StringBuilder("# WorldForge Runs\n\n").Append(table.ToMarkdown());
        Section(text, "Recovery", records.Select(static record => (record.Id, record.RecoveryCommand)));
        Section(text, "Rerun", records.Select(static record => (record.Id, (string?)record.RerunCommand)));
        Section(text, "Compare", records.Select(static record => (record.Id, record.ComparisonCommand)));
        return text.ToString();
    }

    private static void Section(StringBuilder text, string heading, IEnumerable<(RunId Id, string? Command)> commands)
    {
        string lines = string.Concat(commands.Where(static item => item.Command is not null).Select(static item => $"- {item.Id}: {MarkdownText.Code(item.Command)}\n"));
        if (lines.Length > 0)
        {
            text.Append("\n## ").Append(heading).Append("\n\n").Append(lines);
        }
    }
}
