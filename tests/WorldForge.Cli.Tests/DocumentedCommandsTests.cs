using System.Text.RegularExpressions;

namespace WorldForge.Cli.Tests;

/// <summary>Every command line that the pages show is one that the tool understands.</summary>
public sealed partial class DocumentedCommandsTests
{
    public static TheoryData<string, string> Lines
    {
        get
        {
            TheoryData<string, string> lines = [];
            string root = SourceFolder.Repository;
            foreach (string page in Directory.EnumerateFiles(Path.Combine(root, "docs"), "*.md", SearchOption.AllDirectories).Append(Path.Combine(root, "README.md")).Order(StringComparer.Ordinal))
            {
                foreach (string line in CommandsOf(File.ReadAllText(page)).Distinct(StringComparer.Ordinal))
                {
                    lines.Add(Path.GetRelativePath(root, page), line);
                }
            }

            return lines;
        }
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public void A_documented_command_is_understood(string page, string line)
    {
        using CliRun run = new();
        IReadOnlyList<string> problems = [.. CommandLine.Parse(Split(line), run.ContextOf(TextWriter.Null, TextWriter.Null)).Errors.Select(static error => error.Message)];

        Assert.True(problems.Count == 0, $"{page}: {line}: {string.Join(" ", problems)}");
    }

    /// <summary>Lines of bash fences that start with the tool's name; a backslash at the end goes on with the next line.</summary>
    private static IEnumerable<string> CommandsOf(string page)
    {
        foreach (Match fence in Fence().Matches(page))
        {
            foreach (string line in fence.Groups[1].Value.Replace("\\\n", " ", StringComparison.Ordinal).Split('\n'))
            {
                if (line.StartsWith("worldforge ", StringComparison.Ordinal))
                {
                    yield return line.Trim();
                }
            }
        }
    }

    private static string[] Split(string line) =>
        [.. Word().Matches(line).Skip(1).Select(static word => word.Value.Trim('"', '\'')).TakeWhile(static word => word is not ("|" or ">" or "#" or "&&"))];

    [GeneratedRegex("^```bash\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex("""
        "[^"]*"|'[^']*'|[^\s]+
        """)]
    private static partial Regex Word();
}
