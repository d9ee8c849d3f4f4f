using System.Text;

namespace WorldForge.Release.Reports;

/// <summary>Makes data safe inside Markdown: a pipe or a backtick in it cannot break a table or a span.</summary>
internal static class MarkdownText
{
    /// <summary>A table cell: one line, pipes escaped, <c>-</c> when empty.</summary>
    public static string Cell(string? text)
    {
        var line = Line(text);
        return line.Length == 0 ? "-" : line.Replace("|", "\\|", StringComparison.Ordinal);
    }

    /// <summary>A code span in a table cell, fenced by more backticks than the text holds in a row.</summary>
    public static string CodeCell(string? text)
    {
        var line = Line(text);
        return line.Length == 0 ? "-" : Code(line).Replace("|", "\\|", StringComparison.Ordinal);
    }

    /// <summary>A code span.</summary>
    public static string Code(string text)
    {
        var line = Line(text);
        var fence = new string('`', LongestRun(line) + 1);
        var pad = line.StartsWith('`') || line.EndsWith('`') ? " " : "";
        return $"{fence}{pad}{line}{pad}{fence}";
    }

    /// <summary>Text on one line, without surrounding blanks.</summary>
    public static string Line(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return "";
        }

        var line = new StringBuilder(text.Length);
        foreach (var character in text.Trim())
        {
            line.Append(char.IsControl(character) ? ' ' : character);
        }

        return line.ToString();
    }

    private static int LongestRun(string text)
    {
        var (longest, run) = (0, 0);
        foreach (var character in text)
        {
            run = character == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
