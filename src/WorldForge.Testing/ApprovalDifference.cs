using System.Globalization;

namespace WorldForge.Testing;

/// <summary>Says in one message where two texts begin to differ.</summary>
internal static class ApprovalDifference
{
    private const int LongestShown = 200;

    public static string Describe(string name, string? approved, string actual)
    {
        if (actual.Contains('\r', StringComparison.Ordinal))
        {
            return $"{name}: the text has carriage returns; only LF line endings are accepted.";
        }

        if (approved is null)
        {
            return $"{name}: nothing is approved yet.";
        }

        var expectedLines = approved.Split('\n');
        var actualLines = actual.Split('\n');
        var line = expectedLines.Zip(actualLines).TakeWhile(pair => pair.First == pair.Second).Count();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: the text differs from line {line + 1} on.\n  approved: {Show(expectedLines, line)}\n  received: {Show(actualLines, line)}\n");
    }

    private static string Show(string[] lines, int line) => line >= lines.Length
        ? "(the text ends here)"
        : lines[line].Length <= LongestShown ? lines[line] : lines[line][..LongestShown] + " ...";
}
