using WorldForge.Cli.Terminal;

namespace WorldForge.Cli.Tests.Terminal;

public sealed class TerminalFactsTests
{
    [Fact]
    public void Draws_on_a_terminal_as_wide_as_it_is()
    {
        Assert.Equal(new TerminalFacts(true, true, 120), TerminalFacts.Of(false, false, static () => 120, static _ => null));
        Assert.Equal(new TerminalFacts(true, false, 80), TerminalFacts.Of(false, true, static () => 0, static _ => null));
    }

    [Theory]
    [InlineData("NO_COLOR", "1")]
    [InlineData("CI", "true")]
    [InlineData("TERM", "dumb")]
    public void Draws_nothing_when_a_variable_says_so(string name, string value)
    {
        Assert.Equal(TerminalFacts.None, TerminalFacts.Of(false, false, static () => 120, asked => asked == name ? value : null));
    }

    [Fact]
    public void Draws_nothing_into_a_pipe_and_asks_it_nothing()
    {
        Assert.Equal(TerminalFacts.None, TerminalFacts.Of(true, false, static () => throw new IOException("no terminal"), static _ => null));
    }

    [Fact]
    public async Task Shows_a_table_on_a_terminal_and_the_plain_result_everywhere_else()
    {
        using CliRun terminal = new() { Terminal = new TerminalFacts(true, true, 100), Catalog = TestCatalog.WithRemote };

        await terminal.ThenAsync("doctor");
        string drawn = terminal.Output;
        await terminal.ThenAsync("provider", "list");
        string list = terminal.Output;
        await terminal.ThenAsync("doctor", "--plain");
        string plain = terminal.Output;

        Assert.Contains("\u2502 mock", drawn, StringComparison.Ordinal);
        Assert.Contains("! Provider 'remote' is not configured", drawn, StringComparison.Ordinal);
        Assert.Contains("\u2502 mock", list, StringComparison.Ordinal);
        Assert.StartsWith("{\n", plain, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Runs_work_with_and_without_progress_and_keeps_progress_out_of_the_result()
    {
        using StringWriter output = new();
        using StringWriter error = new();
        using CliRun run = new() { Terminal = new TerminalFacts(true, true) };
        CliContext context = run.ContextOf(output, error);

        int shown = await LiveProgress.RunAsync(context, show: true, "Working [hard]", static progress =>
        {
            progress.Report(new ProgressStep(0, 0, ""));
            progress.Report(new ProgressStep(1, 2, "half [done]"));
            return Task.FromResult(7);
        });
        string drawn = error.ToString();
        int silent = await LiveProgress.RunAsync(context, show: false, "Working", static progress =>
        {
            progress.Report(new ProgressStep(1, 1, "done"));
            return Task.FromResult(8);
        });

        Assert.Equal((7, 8), (shown, silent));
        Assert.Contains("half [done]", drawn, StringComparison.Ordinal);
        Assert.Equal(drawn, error.ToString());
        Assert.Empty(output.ToString());
    }
}
