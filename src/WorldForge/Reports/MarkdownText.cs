using System.Text;
using WorldForge.Serialization;

namespace WorldForge.Reports;

/// <summary>
/// Makes data safe inside Markdown: it stays on its line and in its cell, and it cannot become a link, an image, a code span or HTML.
/// </summary>
public static class MarkdownText
{
    /// <summary>What stands for a missing value.</summary>
    public const string Missing = "-";

    /// <summary>A table cell: one line, special characters escaped, <c>-</c> when empty.</summary>
    public static string Cell(string? text)
    {
        string line = Line(text);
        return line.Length == 0 ? Missing : Escape(line);
    }

    /// <summary>Running text on one line, escaped as in a cell; empty when there is none.</summary>
    public static string Inline(string? text) => Escape(Line(text));

    /// <summary>A code span in running text, fenced by more backticks than the text holds in a row; <c>-</c> when empty.</summary>
    public static string Code(string? text)
    {
        string line = Line(text);
        if (line.Length == 0)
        {
            return Missing;
        }

        string fence = new('`', LongestRun(line) + 1);
        string pad = line[0] == '`' || line[^1] == '`' ? " " : "";
        return $"{fence}{pad}{line}{pad}{fence}";
    }

    /// <summary>A code span in a table cell; <c>-</c> when empty.</summary>
    public static string CodeCell(string? text) => Code(text).Replace("|", "\\|", StringComparison.Ordinal);

    /// <summary>A heading of data, on one line.</summary>
    /// <param name="level">1 to 6.</param>
    /// <param name="text">The words.</param>
    public static string Heading(int level, string text)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(level, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(level, 6);
        return $"{new string('#', level)} {Cell(text)}";
    }

    /// <summary>A fenced block of JSON in the artifact form, with a line feed at its end.</summary>
    public static string JsonBlock(JsonValue value)
    {
        string text = ArtifactJson.ToText(value);
        string fence = new('`', Math.Max(3, LongestRun(text) + 1));
        return $"{fence}json\n{text}{fence}\n";
    }

    /// <summary>Text on one line without surrounding blanks; control characters and line separators become blanks.</summary>
    public static string Line(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return "";
        }

        var line = new StringBuilder(text.Length);
        foreach (char character in text.Trim().ReplaceLineEndings(" "))
        {
            line.Append(char.IsControl(character) ? ' ' : character);
        }

        return line.ToString();
    }

    private static string Escape(string line)
    {
        var safe = new StringBuilder(line.Length + 8);
        for (int at = 0; at < line.Length; at++)
        {
            char character = line[at];
            bool entity = character == '&' && at + 1 < line.Length && (line[at + 1] == '#' || char.IsAsciiLetter(line[at + 1]));
            if (entity || character is '\\' or '|' or '<' or '[' or '`')
            {
                safe.Append('\\');
            }

            safe.Append(character);
        }

        return safe.ToString();
    }

    private static int LongestRun(string text)
    {
        (int longest, int run) = (0, 0);
        foreach (char character in text)
        {
            run = character == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
