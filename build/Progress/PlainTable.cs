namespace Build.Progress;

/// <summary>A table in plain text whose last column may be of any width.</summary>
internal static class PlainTable
{
    public static IEnumerable<string> Lines(string[] head, IEnumerable<string[]> rows)
    {
        string[][] all = [head, .. rows];
        int[] widths = [.. head.Select((_, column) => all.Max(row => row[column].Length))];
        yield return Line(head, widths);
        yield return Line([.. head.Select((title, column) => new string('-', column == head.Length - 1 ? title.Length : widths[column]))], widths);
        foreach (string[] row in all.Skip(1))
        {
            yield return Line(row, widths);
        }
    }

    private static string Line(string[] cells, int[] widths) =>
        string.Join("  ", cells.Select((cell, column) => cell.PadRight(column == cells.Length - 1 ? 0 : widths[column]))).TrimEnd();
}
