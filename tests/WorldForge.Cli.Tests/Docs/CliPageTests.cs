using WorldForge.Cli.Completion;
using WorldForge.Testing;

namespace WorldForge.Cli.Tests.Docs;

/// <summary>The page of the tool. To update its reference, run this test and rename <c>docs/cli.received.md</c> to <c>docs/cli.md</c>.</summary>
public sealed class CliPageTests
{
    private const string Start = "<!-- cli-reference:start -->\n";
    private const string End = "<!-- cli-reference:end -->\n";

    private static string Page { get; } = Path.Combine(SourceFolder.Repository, "docs", "cli.md");

    [Fact]
    public async Task Holds_the_reference_that_the_tool_itself_gives()
    {
        string page = await File.ReadAllTextAsync(Page, TestContext.Current.CancellationToken);
        int start = page.IndexOf(Start, StringComparison.Ordinal) + Start.Length;
        int end = page.IndexOf(End, StringComparison.Ordinal);

        Approvals.VerifyFile(Page, $"{page[..start]}\n{CliReference.Render()}{page[end..]}");
    }

    [Fact]
    public async Task Names_every_exit_status_and_every_shell()
    {
        string page = await File.ReadAllTextAsync(Page, TestContext.Current.CancellationToken);

        Assert.All((int[])[ExitCode.Success, ExitCode.Failure, ExitCode.Usage, ExitCode.Cancelled], code => Assert.Contains($"| {code} |", page, StringComparison.Ordinal));
        Assert.All((string[])["bash", "zsh", "pwsh"], shell => Assert.Contains($"worldforge completion {shell}", page, StringComparison.Ordinal));
        Assert.NotEmpty(CompletionScripts.Bash);
    }
}
