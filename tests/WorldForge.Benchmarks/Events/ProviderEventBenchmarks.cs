using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.Logging.Abstractions;
using WorldForge.Events;
using WorldForge.Serialization;

namespace WorldForge.Benchmarks.Events;

/// <summary>What it costs a provider call to emit one event, redaction included. Budget: at most 20 microseconds.</summary>
[MemoryDiagnoser]
public class ProviderEventBenchmarks
{
    private static readonly JsonObject Metadata = JsonObject.Create(
        ("capability", "score"), ("candidates", 300), ("horizon", 5), ("model", "lewm-pusht"), ("device", "cpu"));

    private readonly ProviderMetricsSink _metrics = new();
    private readonly ProviderMetricsExporterSink _exporter = new(new PrometheusTextExporter());
    private IProviderEventHandler _handler = null!;

    [GlobalSetup]
    public void Compose() => _handler = EventHandlers.Compose(_metrics, _exporter, new JsonLoggerSink(NullLoggerFactory.Instance))!;

    [Benchmark(Baseline = true)]
    public void Emit_to_metrics() => _handler.Handle(Harmless());

    [Benchmark]
    public void Emit_with_secrets() => _handler.Handle(Secret());

    [Benchmark]
    public string Emit_as_json_record() => CanonicalJson.ToText(Harmless().ToJson());

    private static ProviderEvent Harmless() => new("leworldmodel", "score", EventPhase.Success, 1, 3)
    {
        Method = "POST",
        Target = "https://models.test/v1/score",
        StatusCode = 200,
        DurationMs = 12.5,
        Message = "scored 300 candidates over 5 steps",
        Metadata = Metadata,
        RunId = "20260504T030201Z-0badcafe",
        RequestId = "request-000123",
    };

    private static ProviderEvent Secret() => Harmless() with
    {
        Target = "https://user:pass@models.test/v1/score?X-Amz-Signature=abc",
        Message = "upstream refused Authorization: Bearer abc.def.ghi for token=ghp-value at /home/robot/cache",
    };
}
