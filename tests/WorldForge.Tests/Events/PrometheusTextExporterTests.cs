using System.Diagnostics;
using WorldForge.Events;

namespace WorldForge.Tests.Events;

public sealed class PrometheusTextExporterTests
{
    private readonly PrometheusTextExporter _exporter = new();

    [Fact]
    public void Writes_counters_and_a_cumulative_histogram_in_seconds()
    {
        _exporter.IncrementCounter("wf_events_total", 1, MetricLabels.Of(("provider", "b")));
        _exporter.IncrementCounter("wf_events_total", 2, MetricLabels.Of(("provider", "a")));
        foreach (double value in new[] { 5, 5.5, 70_000 })
        {
            _exporter.ObserveHistogram("wf_latency_ms", value, MetricLabels.None);
        }

        Assert.Equal(
            """
            # HELP wf_events_total Provider events of any phase.
            # TYPE wf_events_total counter
            wf_events_total{provider="a"} 2
            wf_events_total{provider="b"} 1
            # HELP wf_latency_seconds Duration of provider operations and attempts.
            # TYPE wf_latency_seconds histogram
            wf_latency_seconds_bucket{le="0.005"} 1
            wf_latency_seconds_bucket{le="0.01"} 2
            wf_latency_seconds_bucket{le="0.025"} 2
            wf_latency_seconds_bucket{le="0.05"} 2
            wf_latency_seconds_bucket{le="0.1"} 2
            wf_latency_seconds_bucket{le="0.25"} 2
            wf_latency_seconds_bucket{le="0.5"} 2
            wf_latency_seconds_bucket{le="1"} 2
            wf_latency_seconds_bucket{le="2.5"} 2
            wf_latency_seconds_bucket{le="5"} 2
            wf_latency_seconds_bucket{le="10"} 2
            wf_latency_seconds_bucket{le="30"} 2
            wf_latency_seconds_bucket{le="60"} 2
            wf_latency_seconds_bucket{le="+Inf"} 3
            wf_latency_seconds_sum 70.0105
            wf_latency_seconds_count 3

            """,
            _exporter.ToText());
    }

    [Fact]
    public void Is_empty_before_the_first_metric() => Assert.Equal("", _exporter.ToText());

    [Fact]
    public void Escapes_label_values_and_makes_names_valid()
    {
        _exporter.IncrementCounter("9 odd.näme_total", 1, MetricLabels.Of(("a-b", "q\"u\\o\nte")));

        Assert.Contains("__odd_n_me_total{a_b=\"q\\\"u\\\\o\\nte\"} 1\n", _exporter.ToText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_accepted_by_promtool()
    {
        Assert.SkipUnless(HasPromtool(), "promtool is not installed; it comes with the Debian package 'prometheus'.");
        var sink = new ProviderMetricsExporterSink(_exporter);
        foreach (string phase in new[] { "retry", "success", "failure", "budget_exceeded", "started" })
        {
            sink.Handle(SampleEvents.Of(phase, durationMs: 12.25) with { StatusCode = 503 });
            sink.Handle(new ProviderEvent("gr00t:n1.5", "task poll", phase));
        }

        (int exitCode, string output) = await CheckAsync(_exporter.ToText());
        (int badExitCode, _) = await CheckAsync(_exporter.ToText().Replace("_seconds", "_ms", StringComparison.Ordinal));

        Assert.Equal("", output);
        Assert.Equal(0, exitCode);
        Assert.NotEqual(0, badExitCode);
    }

    private static bool HasPromtool() => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Join(folder, "promtool")));

    private static async Task<(int ExitCode, string Output)> CheckAsync(string text)
    {
        var info = new ProcessStartInfo("promtool", ["check", "metrics"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(info)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.StandardInput.WriteAsync(text.AsMemory(), TestContext.Current.CancellationToken);
        process.StandardInput.Close();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output + await error);
    }
}
