using System.Diagnostics;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;

namespace WorldForge.Benchmarks.Evaluation;

/// <summary>
/// <c>worldforge eval --suite planning --provider mock</c> as a whole process: at most 300 ms. The variable <c>WORLDFORGE_TOOL</c> names
/// the published <c>WorldForge.Cli.dll</c>.
/// </summary>
[SimpleJob(RunStrategy.Monitoring, launchCount: 1, warmupCount: 2, iterationCount: 20)]
public class EvalProcessBenchmarks
{
    private readonly string _tool = Environment.GetEnvironmentVariable("WORLDFORGE_TOOL")
        ?? throw new InvalidOperationException("Set WORLDFORGE_TOOL to the published WorldForge.Cli.dll.");

    [Params("", "workspace")]
    public string Keep { get; set; } = "";

    [Benchmark]
    public int Planning_with_the_mock()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("worldforge-eval-");
        try
        {
            string[] keep = Keep.Length == 0 ? [] : ["--run-workspace", Keep];
            var start = new ProcessStartInfo("dotnet", [_tool, "eval", "--suite", "planning", "--provider", "mock", .. keep])
            {
                WorkingDirectory = folder.FullName,
                RedirectStandardOutput = true,
                UseShellExecute = false,
            };
            using Process tool = Process.Start(start)!;
            _ = tool.StandardOutput.ReadToEnd();
            tool.WaitForExit();
            return tool.ExitCode == 0 ? 0 : throw new InvalidOperationException($"The tool ended with {tool.ExitCode}.");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
