using System.Globalization;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using WorldForge.Events;

namespace WorldForge.Tests.Events;

/// <summary>The library knows no OpenTelemetry package; the real SDK must nevertheless export what it emits.</summary>
/// <remarks>Field numbers are those of opentelemetry-proto 1.x (trace.proto, metrics.proto, common.proto).</remarks>
public sealed class OtlpExportTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_sdk_exports_our_spans_over_otlp()
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(Cancel);
        using (TracerProvider tracing = Sdk.CreateTracerProviderBuilder()
            .AddSource(ProviderTelemetry.SourceName)
            .AddOtlpExporter(options => Aim(options, receiver, "v1/traces"))
            .Build())
        {
            using var sink = new OpenTelemetryProviderEventSink();
            sink.Handle(SampleEvents.Full with { RunId = "otlp-test", Message = "token=s3cr3t-value" });
            Assert.True(tracing.ForceFlush(10_000));
        }

        // Tests that run at the same time have spans of the same source, which may travel in a request of their own.
        Assert.All(receiver.Requests, static request => Assert.Equal(("/v1/traces", "application/x-protobuf"), (request.Path, request.ContentType)));
        (ProtobufNode scope, ProtobufNode span) = Assert.Single(
            receiver.Requests
                .Select(static request => ProtobufNode.Parse(request.Body).Message(1, 2))
                .SelectMany(static found => found.Messages(2).Select(candidate => (Scope: found, Span: candidate))),
            static pair => pair.Span.Attributes(9).GetValueOrDefault("worldforge.run_id") is "otlp-test");
        Assert.Equal((ProviderTelemetry.SourceName, ProviderTelemetry.Version), (scope.Message(1).Text(1), scope.Message(1).Text(2)));
        Assert.Equal("worldforge.provider.gr00t.task poll.failure", span.Text(5));
        Assert.Equal((ulong)3, span.Number(6));
        Assert.Equal(12_500_000UL, span.Number(8) - span.Number(7));
        Assert.Equal((ulong)2, span.Message(15).Number(3));
        Assert.Equal(SampleEvents.TraceId, Convert.ToHexStringLower(span.Message(13).Bytes(1)));
        Assert.Equal(
            [
                "http.request.method=POST", "http.response.status_code=503", "url.full=https://robot.test/act",
                "worldforge.artifact_id=plan.json", "worldforge.attempt=2", "worldforge.capability=policy", "worldforge.duration_ms=12.5",
                $"worldforge.input_digest=sha256:{new string('a', 64)}", "worldforge.max_attempts=3", "worldforge.message=token=[redacted]",
                """worldforge.metadata_json={"capability":"policy","horizon":16}""", "worldforge.operation=task poll",
                "worldforge.phase=failure", "worldforge.provider=gr00t", "worldforge.request_id=request-1", "worldforge.run_id=otlp-test",
                $"worldforge.span_id={SampleEvents.SpanId}", "worldforge.status_class=5xx", $"worldforge.trace_id={SampleEvents.TraceId}",
            ],
            span.Attributes(9).Select(tag => string.Create(CultureInfo.InvariantCulture, $"{tag.Key}={tag.Value}")));
    }

    [Fact]
    public async Task The_sdk_exports_our_metrics_over_otlp()
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(Cancel);
        using var exporter = new MeterMetricsExporter();
        using (MeterProvider metrics = Sdk.CreateMeterProviderBuilder()
            .AddMeter(ProviderTelemetry.SourceName)
            .AddOtlpExporter(options => Aim(options, receiver, "v1/metrics"))
            .Build())
        {
            var sink = new ProviderMetricsExporterSink(exporter, "otlp_test");
            sink.Handle(SampleEvents.Of("retry", 7));
            sink.Handle(SampleEvents.Of("success", 40));
            sink.Handle(SampleEvents.Of("success", 70_000));
            Assert.True(metrics.ForceFlush(10_000));
        }

        (string path, _, byte[] body) = receiver.Requests.First();
        Assert.Equal("/v1/metrics", path);
        Dictionary<string, ProtobufNode> byName = ProtobufNode.Parse(body).Messages(1, 2, 2)
            .Where(metric => metric.Text(1).StartsWith("otlp_test_", StringComparison.Ordinal))
            .ToDictionary(metric => metric.Text(1));
        Assert.Equal(
            ["otlp_test_events_total", "otlp_test_latency_ms", "otlp_test_operations_total", "otlp_test_retries_total"],
            byName.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("{event}", byName["otlp_test_events_total"].Text(3));
        Assert.Equal((ulong)1, byName["otlp_test_events_total"].Message(7).Number(3));
        ProtobufNode events = Point(byName["otlp_test_events_total"], 7, 7);
        Assert.Equal(2, events.Double(4));
        Assert.Equal(
            ["capability=predict", "operation=predict", "phase=success", "provider=mock", "status_class=none"],
            events.Attributes(7).Select(tag => $"{tag.Key}={tag.Value}"));

        ProtobufNode latency = Point(byName["otlp_test_latency_ms"], 9, 9);
        Assert.Equal("ms", byName["otlp_test_latency_ms"].Text(3));
        Assert.Equal((2UL, 70_040d), (latency.Number(4), latency.Double(5)));
        Assert.Equal(
            [5d, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10000, 30000, 60000],
            latency.Packed(7).Select(BitConverter.UInt64BitsToDouble));
        Assert.Equal([0UL, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1], latency.Packed(6));
    }

    private static void Aim(OtlpExporterOptions options, OtlpReceiver receiver, string path)
    {
        options.Protocol = OtlpExportProtocol.HttpProtobuf;
        options.Endpoint = new Uri(receiver.Address, path);
    }

    /// <summary>The one data point of a metric that counts successes.</summary>
    private static ProtobufNode Point(ProtobufNode metric, int data, int attributes) =>
        metric.Message(data).Messages(1).Single(point => point.Attributes(attributes)["phase"] is "success");
}
