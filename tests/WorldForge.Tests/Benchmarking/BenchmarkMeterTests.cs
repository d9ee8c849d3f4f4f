using System.Diagnostics.Metrics;
using WorldForge.Benchmarking;
using WorldForge.Capabilities;

namespace WorldForge.Tests.Benchmarking;

public sealed class BenchmarkMeterTests
{
    [Fact]
    public void Publishes_latencies_of_successes_and_counts_of_all_calls()
    {
        List<double> latencies = [];
        List<string?> outcomes = [];
        using BenchmarkMeter meter = new();
        using MeterListener listener = new();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == BenchmarkMeter.MeterName)
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<double>((_, value, _, _) => latencies.Add(value));
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) => outcomes.Add((string?)tags[2].Value));
        listener.Start();

        meter.Record(new BenchmarkObservation("mock", Capability.Embed, 1, 2.5, null));
        meter.Record(new BenchmarkObservation("mock", Capability.Embed, 2, 9, "failed"));

        Assert.Equal([2.5], latencies);
        Assert.Equal(["success", "error"], outcomes);
    }
}
