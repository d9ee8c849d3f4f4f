using WorldForge.Benchmarking;
using WorldForge.Cli.Terminal;
using WorldForge.Processes;
using WorldForge.Redaction;
using WorldForge.Serialization;

namespace WorldForge.Cli.Commands.Benchmarking;

/// <summary>
/// Runs this program again and again. Runs within one process share its memory layout, its compiled code and its luck; what a
/// comparison of two runs must not take for a change is the difference between processes.
/// </summary>
internal sealed class RepeatedBenchmark(CliContext context)
{
    private const int LongestOutput = 256 * 1024 * 1024;
    private const int LongestTail = 500;

    public Task<BenchmarkReport[]> RunAsync(IReadOnlyList<string> arguments, int runs, bool show, CancellationToken cancellationToken) =>
        LiveProgress.RunAsync(context, show, "A/A runs", async progress =>
        {
            var reports = new BenchmarkReport[runs];
            for (int i = 0; i < runs; i++)
            {
                reports[i] = await RunAsync(arguments, cancellationToken);
                progress.Report(new ProgressStep(i + 1, runs, "run"));
            }

            return reports;
        });

    private async Task<BenchmarkReport> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        ProcessResult result = await context.Processes.RunAsync(
            new ProcessRequest
            {
                FileName = context.Self[0],
                Arguments = [.. context.Self[1..], .. arguments],
                WorkingDirectory = context.Directory,
                CaptureLimit = LongestOutput,
            },
            cancellationToken);
        return result.ExitCode == 0
            ? BenchmarkReport.FromJson(StrictJson.Parse(result.StandardOutput, new JsonLimits { MaxBytes = LongestOutput }))
            : throw new WorldForgeException(
                FaultCodes.InputInvalid,
                $"A run of the A/A self-check ended with exit code {result.ExitCode}: {OutputTail.Of(result.StartError ?? result.StandardError, Redactor.Observable, LongestTail)}");
    }
}
