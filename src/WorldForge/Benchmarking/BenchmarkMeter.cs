using System.Diagnostics.Metrics;
using WorldForge.Capabilities;

namespace WorldForge.Benchmarking;

/// <summary>Publishes the calls of a benchmark as metrics: pass <see cref="Record"/> to the harness as its callback.</summary>
public sealed class BenchmarkMeter : IDisposable
{
    /// <summary>Name of the meter to subscribe to.</summary>
    public const string MeterName = "worldforge.benchmark";

    private readonly Meter _meter;
    private readonly Histogram<double> _latency;
    private readonly Counter<long> _calls;

    /// <summary>Makes the instruments.</summary>
    /// <param name="factory">Makes and owns the meter; without one this object owns its own.</param>
    public BenchmarkMeter(IMeterFactory? factory = null)
    {
        var options = new MeterOptions(MeterName) { Version = LibraryVersion.Current };
        _meter = factory is null ? new Meter(options) : factory.Create(options);
        _latency = _meter.CreateHistogram<double>("worldforge.benchmark.latency", "ms", "Latency of measured calls that succeeded.");
        _calls = _meter.CreateCounter<long>("worldforge.benchmark.calls", "{call}", "Measured calls by outcome.");
    }

    /// <summary>Publishes one call; thread-safe.</summary>
    public void Record(BenchmarkObservation observation)
    {
        ArgumentNullException.ThrowIfNull(observation);
        KeyValuePair<string, object?> provider = new("provider", observation.Provider);
        KeyValuePair<string, object?> operation = new("operation", observation.Operation.ToWireName());
        if (observation.Succeeded)
        {
            _latency.Record(observation.LatencyMs, provider, operation);
        }

        _calls.Add(1, provider, operation, new("outcome", observation.Succeeded ? "success" : "error"));
    }

    /// <summary>Ends the instruments, when no factory owns them.</summary>
    public void Dispose() => _meter.Dispose();
}
