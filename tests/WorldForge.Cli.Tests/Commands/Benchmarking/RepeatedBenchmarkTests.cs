using WorldForge.Benchmarking;
using WorldForge.Cli.Commands.Benchmarking;
using WorldForge.Processes;
using WorldForge.Testing;

namespace WorldForge.Cli.Tests.Commands.Benchmarking;

public sealed class RepeatedBenchmarkTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Starts_the_program_once_for_each_run_and_reads_its_report()
    {
        using CliRun run = await CliRun.OfAsync("benchmark", "--operation", "embed", "--iterations", "2", "--format", "json");
        var processes = new ScriptedProcessRunner().On("tool", Result(0, run.Output, ""));

        BenchmarkReport[] reports = await new RepeatedBenchmark(Context(run, processes)).RunAsync(["benchmark", "--format", "json"], runs: 3, show: false, Cancellation);

        Assert.Equal(3, reports.Length);
        Assert.All(reports, static report => Assert.Equal("embed", Assert.Single(report.Results).Operation.ToString(), ignoreCase: true));
        Assert.Equal(Enumerable.Repeat("tool benchmark --format json", 3), processes.Commands);
    }

    [Fact]
    public async Task A_run_that_fails_ends_the_check_with_its_redacted_words()
    {
        using CliRun run = new();
        var processes = new ScriptedProcessRunner().On("tool", Result(2, "", "token=abcdefgh12345 is refused"));

        WorldForgeException failed = await Assert.ThrowsAsync<WorldForgeException>(
            () => new RepeatedBenchmark(Context(run, processes)).RunAsync(["benchmark"], runs: 2, show: false, Cancellation));

        Assert.Contains("exit code 2", failed.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("abcdefgh12345", failed.Message, StringComparison.Ordinal);
        Assert.Single(processes.Requests);
    }

    private static CliContext Context(CliRun run, ScriptedProcessRunner processes) =>
        run.ContextOf(TextWriter.Null, TextWriter.Null) with { Processes = processes, Self = ["tool"] };

    private static ProcessResult Result(int exitCode, string output, string error) =>
        new() { ExitCode = exitCode, StandardOutput = output, StandardError = error };
}
