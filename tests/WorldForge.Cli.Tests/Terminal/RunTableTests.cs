using WorldForge.Cli.Terminal;

namespace WorldForge.Cli.Tests.Terminal;

public sealed class RunTableTests
{
    [Fact]
    public async Task Runs_are_a_table_on_a_terminal()
    {
        using CliRun run = new() { Terminal = new TerminalFacts(CanDraw: true, CanShowProgress: false, 200) };
        await run.ThenAsync("eval", "--suite", "physics", "--run-workspace", ".worldforge", "--plain");

        await run.ThenAsync("runs", "list");

        Assert.Equal(0, run.Code);
        Assert.Contains("Preserved runs", run.Output, StringComparison.Ordinal);
        Assert.Contains("\u2502 eval", run.Output, StringComparison.Ordinal);
    }
}
