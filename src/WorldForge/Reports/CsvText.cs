using System.Buffers;
using System.Text;
using WorldForge.Serialization;

namespace WorldForge.Reports;

/// <summary>
/// CSV as RFC 4180 with line feeds: a cell is quoted only where it must be. A text that a spreadsheet would take for a formula gets an
/// apostrophe in front of it; numbers are never changed.
/// </summary>
public static class CsvText
{
    private static readonly SearchValues<char> _quoted = SearchValues.Create(",\"\r\n");

    // The full-width forms are taken for formulas by spreadsheets of East Asian locales.
    private static readonly SearchValues<char> _formula = SearchValues.Create("=+-@\t\r\uFF1D\uFF0B\uFF0D\uFF20");

    /// <summary>One text cell, guarded and quoted; empty for null.</summary>
    public static string Cell(string? text) => text is null ? "" : Quoted(Guarded(text));

    /// <summary>One line of text cells, without a line feed.</summary>
    public static string Row(params ReadOnlySpan<string?> cells)
    {
        var line = new StringBuilder();
        for (int at = 0; at < cells.Length; at++)
        {
            line.Append(at == 0 ? "" : ",").Append(Cell(cells[at]));
        }

        return line.ToString();
    }

    internal static string Render(ReportTable table)
    {
        var text = new StringBuilder();
        text.AppendJoin(',', table.Columns.Select(column => Cell(column.Label)));
        foreach (IReadOnlyList<JsonValue> row in table.Rows)
        {
            text.Append('\n').AppendJoin(',', table.Columns.Select((column, at) => Cell(row[at], column)));
        }

        return text.ToString();
    }

    private static string Cell(JsonValue value, ReportColumn column)
    {
        string text = ReportCell.ForPrograms(value, column);
        return value is JsonInteger or JsonFloat ? text : Cell(text);
    }

    private static string Guarded(string text)
    {
        ReadOnlySpan<char> start = text.AsSpan().TrimStart(' ');
        return start.Length > 0 && _formula.Contains(start[0]) ? "'" + text : text;
    }

    private static string Quoted(string text) => text.AsSpan().ContainsAny(_quoted)
        ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
        : text;
}
