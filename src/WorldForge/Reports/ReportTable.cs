using System.Collections.Immutable;
using WorldForge.Serialization;

namespace WorldForge.Reports;

/// <summary>
/// Rows of JSON values under typed columns: the one model of a table, which becomes Markdown, CSV or (in an <see cref="HtmlTable"/>)
/// HTML. A value need not fit its column: a text in a number column is written as text.
/// </summary>
public sealed class ReportTable
{
    /// <summary>Makes a table.</summary>
    /// <param name="columns">At least one column.</param>
    /// <param name="rows">One value per column in each row; use <see cref="JsonValue.Null"/> for what is missing.</param>
    /// <exception cref="ArgumentException">There is no column, or a row has another number of values than there are columns.</exception>
    public ReportTable(IEnumerable<ReportColumn> columns, IEnumerable<IReadOnlyList<JsonValue>> rows)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(rows);
        Columns = [.. columns];
        Rows = [.. rows.Select(row => row.ToImmutableArray())];
        if (Columns.IsEmpty)
        {
            throw new ArgumentException("A table must have at least one column.", nameof(columns));
        }

        if (Rows.Any(row => row.Length != Columns.Length || row.Any(value => value is null)))
        {
            throw new ArgumentException("Every row must have exactly one value per column.", nameof(rows));
        }
    }

    /// <summary>The columns in order.</summary>
    public ImmutableArray<ReportColumn> Columns { get; }

    /// <summary>The rows in order, each with one value per column.</summary>
    public ImmutableArray<ImmutableArray<JsonValue>> Rows { get; }

    /// <summary>
    /// A table of objects: its columns are the keys of all rows in the order in which they are first seen, and the kind of a column
    /// follows from its values. A member that a row lacks is null.
    /// </summary>
    /// <param name="rows">The objects.</param>
    /// <param name="keys">The columns instead, in order; also the columns of a table without rows.</param>
    public static ReportTable OfObjects(IEnumerable<JsonObject> rows, IEnumerable<string>? keys = null)
    {
        ArgumentNullException.ThrowIfNull(rows);
        JsonObject[] items = [.. rows];
        string[] names = [.. keys ?? items.SelectMany(item => item.Keys).Distinct(StringComparer.Ordinal)];
        return new ReportTable(
            names.Length == 0 ? [ReportColumn.Text("value")] : names.Select(name => ColumnOf(name, items)),
            names.Length == 0 ? [] : items.Select(item => (IReadOnlyList<JsonValue>)[.. names.Select(name => Member(item, name))]));
    }

    /// <summary>The table in Markdown: numbers right-aligned, cells escaped, <c>-</c> for what is missing, a row of dashes when empty.</summary>
    /// <returns>Lines that each end with a line feed.</returns>
    public string ToMarkdown() => MarkdownTable.Render(this);

    /// <summary>The table as CSV with a header; see <see cref="CsvText"/>.</summary>
    /// <returns>Lines with a line feed between them and none at the end.</returns>
    public string ToCsv() => CsvText.Render(this);

    private static JsonValue Member(JsonObject item, string name) => item.TryGetValue(name, out JsonValue? value) ? value : JsonValue.Null;

    private static ReportColumn ColumnOf(string name, JsonObject[] items)
    {
        JsonKind[] kinds = [.. items.Select(item => Member(item, name).Kind).Where(kind => kind != JsonKind.Null).Distinct()];
        return kinds switch
        {
            [] => name.EndsWith("status", StringComparison.Ordinal) ? ReportColumn.Status(name) : ReportColumn.Text(name),
            _ when kinds.All(kind => kind is JsonKind.Integer or JsonKind.Float) => ReportColumn.Number(name),
            [JsonKind.Boolean] => ReportColumn.Flag(name),
            [JsonKind.Text] => OfText(name),
            _ => ReportColumn.Json(name),
        };
    }

    private static ReportColumn OfText(string name) => name switch
    {
        _ when name.EndsWith("status", StringComparison.Ordinal) => ReportColumn.Status(name),
        _ when name is "command" or "path" || name.EndsWith("_at", StringComparison.Ordinal) || name.EndsWith("_id", StringComparison.Ordinal) || name.EndsWith("digest", StringComparison.Ordinal)
            || name.EndsWith("_path", StringComparison.Ordinal) || name.EndsWith("_ref", StringComparison.Ordinal) => ReportColumn.Code(name),
        _ => ReportColumn.Text(name),
    };
}
