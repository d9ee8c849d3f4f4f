using System.Diagnostics;
using System.Globalization;
using WorldForge.Runs;
using WorldForge.Serialization;

namespace WorldForge.Benchmarks.Runs;

/// <summary>
/// Measures the whole process of <c>worldforge runs list</c> and <c>runs index</c> over many run workspaces: median time and most
/// memory. Start it with <c>runs &lt;worldforge executable&gt; [runs] [repetitions]</c>.
/// </summary>
internal static class RunListingMeasurement
{
    /// <summary>The first argument that starts it.</summary>
    public const string Word = "runs";

    private const int DefaultRuns = 100_000;
    private const int DefaultRepetitions = 7;

    private static readonly (string Name, bool DropCache, string[] Arguments)[] Cases =
    [
        ("list --limit 20, nothing cached", true, ["runs", "list", "--limit", "20"]),
        ("list --limit 20", false, ["runs", "list", "--limit", "20"]),
        ("list --limit 20 --status failed --no-cache", false, ["runs", "list", "--limit", "20", "--status", "failed", "--no-cache"]),
        ("list --limit 20 --provider rare --no-cache (reads every manifest)", false, ["runs", "list", "--limit", "20", "--provider", "rare", "--no-cache"]),
        ("list --limit 20 --provider rare, no index yet", true, ["runs", "list", "--limit", "20", "--provider", "rare"]),
        ("list --limit 20 --provider rare, warm verified index", false, ["runs", "list", "--limit", "20", "--provider", "rare"]),
        ("list --limit 20 of one old day", false, ["runs", "list", "--limit", "20", "--created-from", "2025-01-02", "--created-to", "2025-01-02"]),
        ("index --format json of all", false, ["runs", "index"]),
    ];

    public static async Task<int> RunAsync(string[] arguments, TextWriter output)
    {
        int runs = arguments.Length > 2 ? int.Parse(arguments[2], CultureInfo.InvariantCulture) : DefaultRuns;
        int repetitions = arguments.Length > 3 ? int.Parse(arguments[3], CultureInfo.InvariantCulture) : DefaultRepetitions;
        DirectoryInfo folder = Directory.CreateTempSubdirectory("wf-run-listing-");
        try
        {
            Generate(Path.Join(folder.FullName, RunStore.DefaultDirectory, "runs"), runs);
            await Task.Delay(TimeSpan.FromSeconds(3), TimeProvider.System).ConfigureAwait(false); // Rows of files that just changed are not kept.
            await output.WriteLineAsync($"{runs} runs, {repetitions} repetitions, {Environment.ProcessorCount} processors").ConfigureAwait(false);
            foreach ((string name, bool dropCache, string[] command) in Cases)
            {
                var times = new List<double>();
                long memory = 0;
                for (int at = 0; at < repetitions; at++)
                {
                    if (dropCache && Directory.Exists(Path.Join(folder.FullName, RunStore.DefaultDirectory, ".index")))
                    {
                        Directory.Delete(Path.Join(folder.FullName, RunStore.DefaultDirectory, ".index"), recursive: true);
                    }

                    (double milliseconds, long peak) = Measure(arguments[1], command, folder.FullName);
                    times.Add(milliseconds);
                    memory = Math.Max(memory, peak);
                }

                times.Sort();
                await output.WriteLineAsync(string.Create(
                    CultureInfo.InvariantCulture, $"{times[times.Count / 2],9:0} ms  {memory / 1024,5} MiB  {name}")).ConfigureAwait(false);
            }

            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static (double Milliseconds, long PeakKiB) Measure(string program, string[] command, string directory)
    {
        var info = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" >/dev/null", "sh", program, .. command]) { WorkingDirectory = directory };
        long start = Stopwatch.GetTimestamp();
        using var process = new Process { StartInfo = info };
        process.Start();
        long peak = 0;
        while (!process.WaitForExit(2))
        {
            peak = Math.Max(peak, Peak(process.Id));
        }

        return process.ExitCode == 0
            ? (Stopwatch.GetElapsedTime(start).TotalMilliseconds, peak)
            : throw new InvalidOperationException($"The tool ended with {process.ExitCode}.");
    }

    private static long Peak(int process)
    {
        try
        {
            string? line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(static line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line.AsSpan(6).TrimEnd("kB").Trim(), CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0; // It ended between the two looks.
        }
    }

    private static void Generate(string folder, int runs)
    {
        var start = new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);
        Parallel.For(0, runs, at =>
        {
            RunId id = RunId.Create(start.AddMinutes(at), (uint)at);
            string place = Path.Join(folder, id.ToString());
            Directory.CreateDirectory(place);
            using FileStream file = File.Create(Path.Join(place, RunWorkspaceManifest.FileName));
            file.Write(ArtifactJson.ToBytes(Manifest(id, at).ToJson()));
        });
    }

    private static RunWorkspaceManifest Manifest(RunId id, int at) => new()
    {
        Id = id,
        CreatedAt = id.CreatedAtText,
        Kind = at % 2 == 0 ? "eval" : "benchmark",
        Command = at % 2 == 0 ? "worldforge eval --suite planning --provider mock" : "worldforge benchmark --provider mock --operation predict --iterations 5",
        Status = at % 50 == 0 ? RunStatus.Failed : RunStatus.Completed,
        Provider = at % 40_000 == 11 ? "rare" : "mock",
        Operation = at % 2 == 0 ? "planning" : "predict",
        InputSummary = JsonObject.Create(("providers", JsonList.OfTexts(["mock"]))),
        ResultSummary = JsonObject.Create(("result_count", 4), ("passed_count", 4)),
        EventCount = 12,
    };
}
