using System.Text;

namespace WorldForge.Cli.Output;

/// <summary>A Markdown table whose cells cannot break it.</summary>
internal static class MarkdownTable
{
    /// <summary>Appends a table; every row has as many cells as there are columns.</summary>
    public static void Append(StringBuilder text, IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        Row(text, columns);
        Row(text, [.. columns.Select(static _ => "---")]);
        foreach (IReadOnlyList<string> row in rows)
        {
            Row(text, row);
        }
    }

    private static void Row(StringBuilder text, IReadOnlyList<string> cells) =>
        text.Append("| ").AppendJoin(" | ", cells.Select(Cell)).Append(" |\n");

    private static string Cell(string value) => value.ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal);
}
