using System.Text;
using WorldForge.Serialization;

namespace WorldForge.Reports;

/// <summary>Writes a <see cref="ReportTable"/> as a Markdown table.</summary>
internal static class MarkdownTable
{
    public static string Render(ReportTable table)
    {
        var text = new StringBuilder();
        Line(text, table.Columns.Select(column => MarkdownText.Cell(column.Label)));
        Line(text, table.Columns.Select(column => column.Kind == ReportColumnKind.Number ? "---:" : "---"));
        foreach (IReadOnlyList<JsonValue> row in table.Rows)
        {
            Line(text, table.Columns.Select((column, at) => Cell(row[at], column)));
        }

        if (table.Rows.IsEmpty)
        {
            Line(text, table.Columns.Select(_ => MarkdownText.Missing));
        }

        return text.ToString();
    }

    private static string Cell(JsonValue value, ReportColumn column)
    {
        string? text = ReportCell.ForPeople(value, column);
        return column.Kind is ReportColumnKind.Code or ReportColumnKind.Json ? MarkdownText.CodeCell(text) : MarkdownText.Cell(text);
    }

    private static void Line(StringBuilder text, IEnumerable<string> cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
}
