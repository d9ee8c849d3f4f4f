using System.Globalization;
using WorldForge.Serialization;

namespace WorldForge.Reports;

/// <summary>
/// A table that can be sorted by any column and filtered by words, with the mouse or the keyboard. Without script it is a plain table. When
/// it has no rows it shows one row of dashes.
/// </summary>
/// <param name="caption">What the rows are, such as <c>Scenario results</c>.</param>
/// <param name="table">The columns and rows.</param>
public sealed class HtmlTable(string caption, ReportTable table) : HtmlBlock
{
    private readonly string _caption = caption ?? throw new ArgumentNullException(nameof(caption));
    private readonly ReportTable _table = table ?? throw new ArgumentNullException(nameof(table));

    internal override void Write(HtmlWriter writer)
    {
        string id = writer.NextId("t");
        int count = _table.Rows.Length;
        writer.Start("div", ("class", "table")).Start("div", ("class", "bar")).Start("p", ("class", "caption"))
            .Element("span", _caption, ("id", id))
            .Text(" ")
            .Element("span", count == 1 ? "1 row" : count.ToString(CultureInfo.InvariantCulture) + " rows", ("class", "count"), ("role", "status"))
            .End().End();
        writer.Start("div", ("class", "scroll"), ("role", "region"), ("aria-labelledby", id), ("tabindex", "0"));
        writer.Start("table", ("aria-labelledby", id));
        WriteHead(writer);
        writer.Start("tbody");
        foreach (IReadOnlyList<JsonValue> row in _table.Rows)
        {
            WriteRow(writer, row);
        }

        if (count == 0)
        {
            WriteRow(writer, [.. _table.Columns.Select(_ => JsonValue.Null)]);
        }

        writer.End().End().End().End();
    }

    private static string? ClassOf(ReportColumn column) => column.Kind switch
    {
        ReportColumnKind.Number => "n",
        ReportColumnKind.Code or ReportColumnKind.Json => "c",
        _ => null,
    };

    private void WriteHead(HtmlWriter writer)
    {
        writer.Start("thead").Start("tr");
        foreach (ReportColumn column in _table.Columns)
        {
            writer.Element("th", column.Label, ("scope", "col"), ("class", ClassOf(column)));
        }

        writer.End().End();
    }

    private void WriteRow(HtmlWriter writer, IReadOnlyList<JsonValue> row)
    {
        writer.Start("tr");
        for (int at = 0; at < row.Count; at++)
        {
            ReportColumn column = _table.Columns[at];
            string? sortKey = ReportCell.Number(row[at]) is { } number ? number.ToString("R", CultureInfo.InvariantCulture) : null;
            writer.Start(at == 0 ? "th" : "td", ("scope", at == 0 ? "row" : null), ("class", ClassOf(column)), ("data-v", sortKey));
            HtmlCell.Write(writer, row[at], column);
            writer.End();
        }

        writer.End();
    }
}
