using WorldForge.Benchmarking;
using WorldForge.Capabilities;
using WorldForge.Cli.Terminal;

namespace WorldForge.Cli.Commands.Benchmarking;

/// <summary>Runs a benchmark with progress on a terminal; elsewhere the harness is not even asked to tell of its calls.</summary>
internal static class BenchmarkProgress
{
    public static Task<BenchmarkReport> RunAsync(
        CliContext context, bool show, BenchmarkHarness harness, BenchmarkRequest request, long calls, CancellationToken cancellationToken) =>
        !show
            ? harness.RunAsync(request, null, cancellationToken)
            : LiveProgress.RunAsync(context, show, "Benchmarking", progress =>
            {
                int done = 0;
                int total = (int)Math.Min(int.MaxValue, calls);
                return harness.RunAsync(
                    request,
                    sample => progress.Report(new ProgressStep(++done, total, $"{sample.Provider} {sample.Operation.ToWireName()}")),
                    cancellationToken);
            });
}
