using BenchmarkDotNet.Attributes;
using WorldForge.Actions;
using WorldForge.Arrays;
using WorldForge.Providers.Tensors;
using WorldForge.Serialization;

namespace WorldForge.Benchmarks.Providers;

/// <summary>What an adapter checks of 1,000 x 16 x 32 candidates before it asks its model: as a planner's tensor, as a typed array, as JSON.</summary>
[MemoryDiagnoser]
public class CandidateValidationBenchmarks
{
    private const int Samples = 1000;
    private const int Horizon = 16;
    private const int Width = 32;

    private ActionCandidates _tensor = null!;
    private ActionCandidates _array = null!;
    private ActionCandidates _json = null!;

    [GlobalSetup]
    public void Setup()
    {
        float[] values = [.. Enumerable.Range(0, Samples * Horizon * Width).Select(static index => index % 997 / 997f)];
        _tensor = ActionCandidates.FromTensor(new CandidateTensor(values, [1, Samples, Horizon, Width], 1));
        NdArray array = NdArray.Of(values, 1, Samples, Horizon, Width);
        _array = ActionCandidates.FromPayload(JsonList.OfArray(array));
        _json = ActionCandidates.FromPayload(StrictJson.Parse(CanonicalJson.ToBytes(JsonList.OfArray(array))));
    }

    [Benchmark(Baseline = true)]
    public NdArray Planner_tensor() => CandidateRules.Read(_tensor, Fault);

    [Benchmark]
    public NdArray Typed_array_in_json() => CandidateRules.Read(_array, Fault);

    [Benchmark]
    public NdArray Nested_json_lists() => CandidateRules.Read(_json, Fault);

    private static InvalidOperationException Fault(string message) => new(message);
}
