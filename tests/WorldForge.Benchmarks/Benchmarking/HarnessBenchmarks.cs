using BenchmarkDotNet.Attributes;
using WorldForge.Benchmarking;
using WorldForge.Benchmarking.Comparison;
using WorldForge.Benchmarking.Statistics;
using WorldForge.Capabilities;
using WorldForge.Providers;
using WorldForge.Randomness;

namespace WorldForge.Benchmarks.Benchmarking;

/// <summary>What the harness adds to a call, and what a comparison of large runs costs.</summary>
[MemoryDiagnoser]
public class HarnessBenchmarks
{
    private const int Calls = 1000;

    private readonly BenchmarkRequest _request = new() { Providers = ["mock"], Operations = [Capability.Embed], Iterations = Calls };
    private Forge _forge = null!;
    private BenchmarkHarness _harness = null!;
    private double[] _baseline = [];
    private double[] _current = [];

    [GlobalSetup]
    public void Setup()
    {
        BenchmarkEvents events = new();
        _forge = new Forge(new ForgeOptions { EventHandler = events, Environment = ProviderEnvironment.Empty, CreateStateDirectory = false });
        _harness = new BenchmarkHarness(_forge, events);
        Xoshiro256StarStar random = new(1);
        _baseline = [.. Enumerable.Range(0, 10_000).Select(_ => Math.Exp(random.NextNormal()))];
        _current = [.. Enumerable.Range(0, 10_000).Select(_ => Math.Exp(random.NextNormal() + 0.1))];
    }

    [GlobalCleanup]
    public void Cleanup() => _forge.Dispose();

    /// <summary>The calls alone.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Calls)]
    public async Task Bare()
    {
        for (int i = 0; i < Calls; i++)
        {
            await _forge.EmbedAsync("benchmark cube state", "mock").ConfigureAwait(false);
        }
    }

    /// <summary>The same calls under the harness, with samples, events, allocations and the report.</summary>
    [Benchmark(OperationsPerInvoke = Calls)]
    public Task<BenchmarkReport> Harness() => _harness.RunAsync(_request);

    /// <summary>The rank test of ten thousand against ten thousand values.</summary>
    [Benchmark]
    public MannWhitney Test() => MannWhitney.Of(_baseline, _current);

    /// <summary>The ratio of the same values with its interval: two selections among a hundred million differences.</summary>
    [Benchmark]
    public RatioEstimate Estimate() => RatioEstimate.Of(_baseline, _current, 1 - ComparisonRules.Default.Alpha);
}
