using BenchmarkDotNet.Attributes;
using WorldForge.Evaluation;
using WorldForge.Providers;

namespace WorldForge.Benchmarks.Evaluation;

/// <summary>A built-in suite with the mock, and what its renderings add. Everything together is a small part of the 300 ms of the tool.</summary>
[MemoryDiagnoser]
public class EvaluationBenchmarks
{
    private readonly EvaluationRequest _request = new() { Providers = ["mock"] };
    private EvaluationRunner _runner = null!;
    private EvaluationReport _report = null!;

    [Params("physics", "planning")]
    public string Suite { get; set; } = "physics";

    [GlobalSetup]
    public async Task SetupAsync()
    {
        Forge forge = new(new ForgeOptions { CreateStateDirectory = false, Environment = ProviderEnvironment.Empty });
        _runner = new EvaluationRunner(EvaluationSuite.FromBuiltin(Suite), forge);
        _report = await _runner.RunReportAsync(_request);
    }

    [Benchmark(Baseline = true)]
    public Task<EvaluationReport> Run() => _runner.RunReportAsync(_request);

    [Benchmark]
    public string Json() => _report.ToJsonText();

    [Benchmark]
    public string Html() => _report.ToHtml();

    [Benchmark]
    public int Every_artifact() => _report.Artifacts().Count;
}
