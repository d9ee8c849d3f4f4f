using System.Collections.Immutable;
using WorldForge.Benchmarking;
using WorldForge.Capabilities;
using WorldForge.Events;
using WorldForge.Providers.Mock;
using WorldForge.Serialization;
using WorldForge.Testing;
using WorldForge.Tests.Calls;

namespace WorldForge.Tests.Benchmarking;

/// <summary>Facades, harnesses and results with good defaults.</summary>
internal static class TestBenchmark
{
    public static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public static MachineClass Machine { get; } = new()
    {
        Label = "test-machine",
        System = "linux",
        Architecture = "x64",
        ProcessorCount = 4,
        Runtime = "10.0.0",
        GarbageCollector = "workstation",
    };

    public static BenchmarkRequest Mock { get; } = new() { Providers = ["mock"], MachineClass = Machine, CountAllocations = false };

    /// <summary>A harness over a facade with the mock and further providers.</summary>
    public static BenchmarkHarness Harness(TimeProvider? time = null, params ICapabilityComponent[] providers)
    {
        BenchmarkEvents events = new();
        Forge forge = new(TestForge.Options(events) with { TimeProvider = time ?? TimeProvider.System });
        foreach (ICapabilityComponent provider in providers)
        {
            forge.Register(provider);
        }

        return new BenchmarkHarness(forge, events, time);
    }

    /// <summary>A clock whose every reading moves it, so that a call takes exactly 1 ms.</summary>
    public static ManualTimeProvider Stepping() => new(Start) { MonotonicStep = TimeSpan.FromMilliseconds(1) };

    public static MockProvider Faulty(string name, MockFaultPlan faults) => new(new MockProviderOptions { Name = name, Faults = faults });

    /// <summary>A result of the given elapsed times; null stands for a failed call.</summary>
    public static BenchmarkResult Result(
        IReadOnlyList<double?> milliseconds,
        string provider = "mock",
        Capability operation = Capability.Predict,
        long retries = 0,
        long? allocated = null,
        BenchmarkRequest? request = null)
    {
        BenchmarkSample[] samples =
        [
            .. milliseconds.Select(value => value is { } ms
                ? new BenchmarkSample((long)(ms * 1_000_000), allocated, null)
                : new BenchmarkSample(1_000_000, null, "it failed")),
        ];
        BenchmarkEventCount events = new()
        {
            Operation = BenchmarkOperations.Names[BenchmarkOperations.All.IndexOf(operation)],
            RequestCount = samples.Length + retries,
            RetryCount = retries,
            Latency = LatencySummary.None,
        };
        long total = Math.Max(1, samples.Sum(static sample => sample.ElapsedNanoseconds));
        return BenchmarkResult.Of(provider, operation, request ?? Mock, total, samples, [events]);
    }

    public static BenchmarkReport Report(params IEnumerable<BenchmarkResult> results) => Report(Mock, results);

    public static BenchmarkReport Report(BenchmarkRequest request, IEnumerable<BenchmarkResult> results)
    {
        ImmutableArray<BenchmarkResult> all = [.. results];
        BenchmarkPlan plan = new()
        {
            Parts =
            [
                .. all.GroupBy(static result => result.Provider)
                    .Select(static group => new BenchmarkPlan.ProviderPart(group.Key, [.. group.Select(static result => result.Operation)])),
            ],
            Requested = [],
            LeftOut = [],
        };
        BenchmarkReport report = BenchmarkReport.Of(plan, request, Start, all);
        return report with { Provenance = report.Provenance with { WorldForgeVersion = "0.0.0" } };
    }

    public static JsonObject Object(string json) => (JsonObject)StrictJson.Parse(json);
}
