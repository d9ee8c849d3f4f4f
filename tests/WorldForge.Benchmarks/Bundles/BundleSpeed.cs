using System.Diagnostics;
using System.Globalization;
using System.Text;
using WorldForge.Bundles;
using WorldForge.Runs;
using WorldForge.Serialization;

namespace WorldForge.Benchmarks.Bundles;

/// <summary>
/// A whole bundle of many small files, with scanning, and the hashing of one large file. One process measures once, since its peak
/// memory is part of the result: <c>bundle-speed [files] [folder]</c>.
/// </summary>
public static class BundleSpeed
{
    /// <summary>The word that chooses this measurement.</summary>
    public const string Word = "bundle-speed";

    private const int FileSize = 4096;
    private const int FilesPerRun = 100;
    private const long LargeFile = 2L * 1024 * 1024 * 1024;

    /// <summary>Runs the measurement.</summary>
    /// <param name="arguments">Number of files, 100,000 by default; the folder to work in.</param>
    /// <param name="output">Takes the figures.</param>
    public static async Task RunAsync(IReadOnlyList<string> arguments, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        ArgumentNullException.ThrowIfNull(output);
        int files = arguments.Count > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 100_000;
        string root = Path.Join(arguments.Count > 1 ? arguments[1] : Path.GetTempPath(), "wf-bundle-speed");
        try
        {
            Prepare(root, files);
            long started = Stopwatch.GetTimestamp();
            TimeSpan cpu = Process.GetCurrentProcess().TotalProcessorTime;
            BundleResult result = await EvidenceBundle.WriteAsync(new BundleRequest { Workspace = root, Output = Path.Join(root, "out"), CurrentFolder = root, Repository = root });
            double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
            cpu = Process.GetCurrentProcess().TotalProcessorTime - cpu;
            Process process = Process.GetCurrentProcess();
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"bundle: {result.Manifest.Files.Count} files in {seconds:0.00} s = {result.Manifest.Files.Count / seconds:0} files/s, processor {cpu.TotalMicroseconds / files:0.0} us/file, peak {process.PeakWorkingSet64 / 1048576.0:0} MiB, safe {result.Manifest.SafeToAttach}"));

            string large = Path.Join(root, "large.bin");
            await using (FileStream stream = File.Create(large))
            {
                stream.SetLength(LargeFile);
            }

            started = Stopwatch.GetTimestamp();
            using var folder = new SourceFolder(root);
            using OpenedFile opened = folder.TryOpen("large.bin", out _)!;
            _ = FileBytes.Digest(opened, out long size, CancellationToken.None);
            seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"hash: {size / 1048576.0 / seconds:0} MiB/s"));
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static void Prepare(string root, int files)
    {
        byte[] content = Content();
        for (int run = 0; run < files / FilesPerRun; run++)
        {
            RunId id = RunId.Create(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), (uint)run);
            string folder = Directory.CreateDirectory(Path.Join(root, "runs", id.ToString(), "artifacts")).FullName;
            File.WriteAllBytes(Path.Join(root, "runs", id.ToString(), "run_manifest.json"), "{\"kind\": \"eval\", \"status\": \"completed\", \"command\": \"worldforge eval\"}\n"u8.ToArray());
            for (int file = 1; file < FilesPerRun; file++)
            {
                File.WriteAllBytes(Path.Join(folder, string.Create(CultureInfo.InvariantCulture, $"sample-{file:000}.json")), content);
            }
        }
    }

    private static byte[] Content()
    {
        var rows = new List<JsonValue>();
        while (Encoding.UTF8.GetByteCount(ArtifactJson.ToText(JsonList.Create([.. rows]))) < FileSize - 160)
        {
            rows.Add(JsonObject.Create(("provider", "mock"), ("operation", "predict"), ("latency_ms", rows.Count * 0.37), ("status", "completed")));
        }

        return ArtifactJson.ToBytes(JsonList.Create([.. rows]));
    }
}
