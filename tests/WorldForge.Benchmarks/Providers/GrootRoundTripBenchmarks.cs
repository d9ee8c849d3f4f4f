using System.Diagnostics;
using System.Globalization;
using BenchmarkDotNet.Attributes;
using WorldForge.Arrays;
using WorldForge.Providers.Groot;
using WorldForge.Serialization;

namespace WorldForge.Benchmarks.Providers;

/// <summary>
/// One get_action against the peer of the tests: libzmq, msgpack and numpy in another process. The clean-up prints the median over the
/// peer's own time; the target is 0.3 ms. Run it in process (<c>-i</c>).
/// </summary>
public class GrootRoundTripBenchmarks
{
    private static readonly JsonObject Timed = JsonObject.Create(("timed", true));

    private static readonly JsonObject Observation = JsonObject.Create(
        ("state", JsonObject.Create(("eef", JsonList.OfArray(NdArray.Of([0.5f, -1, 2], 1, 1, 3))))),
        ("language", JsonObject.Create(("task", JsonList.Create([JsonList.OfTexts(["move the cube"])])))));

    private readonly List<double> _over = [];
    private Process? _peer;
    private GrootPolicyClient? _client;

    [GlobalSetup]
    public void Setup()
    {
        DirectoryInfo folder = new(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "WorldForge.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("No folder above the benchmarks has WorldForge.sln.");
        }

        ProcessStartInfo start = new("/usr/bin/python3") { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.ArgumentList.Add(Path.Combine(folder.FullName, "tests", "WorldForge.Providers.Tests", "Groot", "groot_peer.py"));
        _peer = Process.Start(start)!;
        int port = int.Parse(_peer.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture);
        _client = new GrootPolicyClient(new GrootClientOptions { Host = "127.0.0.1", Port = port });
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        _over.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"// over the peer's own time: median {_over[_over.Count / 2] * 1000:F3} ms, 10th percentile {_over[_over.Count / 10] * 1000:F3} ms, {_over.Count} calls"));
        _client!.Dispose();
        _peer!.Kill();
        _peer.Dispose();
    }

    [Benchmark]
    public async Task<GrootActionReply> GetAction()
    {
        long started = Stopwatch.GetTimestamp();
        GrootActionReply reply = await _client!.GetActionAsync(Observation, Timed, CancellationToken.None).ConfigureAwait(false);
        _over.Add(Stopwatch.GetElapsedTime(started).TotalSeconds - ((JsonFloat)((JsonObject)reply.Info)["peer_seconds"]).Value);
        return reply;
    }
}
