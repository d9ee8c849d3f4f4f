using Spectre.Console;

namespace Build.Progress;

/// <summary>The rows of a run as a terminal table.</summary>
internal static class StatusTable
{
    /// <summary>Name, state and time of everything, while it runs.</summary>
    public static Table Of(IReadOnlyList<BoardRow> rows, TimeSpan now)
    {
        Table table = New("Name", "State", "Time");
        foreach (BoardRow row in rows)
        {
            TimeSpan? shown = row.Duration ?? (row.Started is { } started ? now - started : null);
            table.AddRow(new Text(row.Label), State(row), new Text(shown is { } time ? Durations.Text(time) : string.Empty));
        }

        return table;
    }

    /// <summary>Name, state, time and first triage step of everything, at the end.</summary>
    public static Table Summary(string title, IEnumerable<BoardRow> rows)
    {
        Table table = New(title, "Status", "Duration", "First triage");
        foreach (BoardRow row in rows)
        {
            table.AddRow(new Text(row.Name), State(row), new Text(row.Duration is { } time ? Durations.Text(time) : string.Empty), new Text(NoteOf(row)));
        }

        return table;
    }

    /// <summary>A row that passed needs no triage.</summary>
    public static string NoteOf(BoardRow row) => row.Status == "passed" ? string.Empty : row.Note ?? string.Empty;

    private static Table New(params string[] columns)
    {
        var table = new Table { Border = TableBorder.Rounded };
        foreach (string column in columns)
        {
            table.AddColumn(new TableColumn(new Text(column)));
        }

        return table;
    }

    private static Text State(BoardRow row) => new(row.Status, row.Status switch
    {
        "passed" => new Style(Color.Green),
        "failed" => new Style(Color.Red),
        BoardRow.Running => new Style(Color.Blue),
        BoardRow.Waiting => new Style(Color.Grey),
        _ => new Style(Color.Yellow),
    });
}
