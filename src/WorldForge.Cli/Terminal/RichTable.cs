using Spectre.Console;

namespace WorldForge.Cli.Terminal;

/// <summary>Draws a table on a terminal. Only commands that may draw call it, so that nothing else loads the drawing library.</summary>
internal static class RichTable
{
    /// <summary>Draws rows of plain text; nothing in a cell is read as markup.</summary>
    /// <param name="context">The outside world.</param>
    /// <param name="title">A heading.</param>
    /// <param name="columns">The headings of the columns.</param>
    /// <param name="rows">As many cells as columns each.</param>
    public static void Draw(CliContext context, string title, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        Table table = new() { Border = TableBorder.Rounded, Title = new TableTitle(Markup.Escape(title)) };
        foreach (string column in columns)
        {
            table.AddColumn(new TableColumn(Markup.Escape(column)));
        }

        foreach (IReadOnlyList<string> row in rows)
        {
            table.AddRow([.. row.Select(static cell => new Text(cell))]);
        }

        RichConsole.Of(context.Output, context.Terminal).Write(table);
    }
}
