using Build.CommandLine;

namespace WorldForge.Release.Tests.Docs;

/// <summary>The build commands that the documentation shows use options that exist.</summary>
public sealed class BuildCommandTests
{
    [Fact]
    public void Every_build_command_in_a_fence_has_known_options()
    {
        string[] pages = [Path.Combine(RepositoryUnderTest.Root, "README.md"), .. Directory.GetFiles(Path.Combine(RepositoryUnderTest.Root, "docs"), "*.md", SearchOption.AllDirectories)];

        string[] unknown = [.. pages.SelectMany(static page => Unknown(Path.GetFileName(page), File.ReadAllLines(page)))];

        Assert.True(unknown.Length == 0, string.Join('\n', unknown));
    }

    [Fact]
    public void An_unknown_option_is_found_with_its_page_and_line() =>
        Assert.Equal(["page.md:2: --nothing"], Unknown("page.md", ["```bash", "./build.sh --target Lint --nothing x", "```", "./build.sh --prose"]));

    private static IEnumerable<string> Unknown(string page, string[] lines)
    {
        string? language = null;
        for (int index = 0; index < lines.Length; index++)
        {
            string line = lines[index];
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                language = language is null ? line[3..] : null;
            }
            else if (language == "bash" && line.StartsWith("./build.sh", StringComparison.Ordinal))
            {
                foreach (string option in line.Split(' ').Where(static word => word.StartsWith("--", StringComparison.Ordinal)))
                {
                    if (!OptionTable.All.Any(known => "--" + known.Name == option.Split('=')[0]))
                    {
                        yield return $"{page}:{index + 1}: {option}";
                    }
                }
            }
        }
    }
}
