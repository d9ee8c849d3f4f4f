using System.Collections.Immutable;
using WorldForge.Events;

namespace WorldForge.Benchmarking;

/// <summary>Counts the events of one operation's calls: totals from the metrics sink, and how many of each phase.</summary>
internal sealed class OperationEvents(string provider, TimeProvider time) : IProviderEventHandler
{
    private readonly ProviderMetricsSink _metrics = new(time);
    private readonly SortedDictionary<(string Operation, string Phase), long> _phases = new(PhaseOrder.Instance);
    private readonly Lock _gate = new();

    public void Handle(ProviderEvent providerEvent)
    {
        _metrics.Handle(providerEvent);
        lock (_gate)
        {
            (string, string) key = (providerEvent.Operation, providerEvent.Phase);
            _phases[key] = _phases.TryGetValue(key, out long count) ? count + 1 : 1;
        }
    }

    public ImmutableArray<BenchmarkEventCount> Counts()
    {
        lock (_gate)
        {
            return
            [
                .. _metrics.Snapshot().Where(totals => totals.Provider == provider).Select(totals => new BenchmarkEventCount
                {
                    Operation = totals.Operation,
                    RequestCount = totals.RequestCount,
                    ErrorCount = totals.ErrorCount,
                    RetryCount = totals.RetryCount,
                    Phases = _phases.Where(entry => entry.Key.Operation == totals.Operation)
                        .ToImmutableSortedDictionary(entry => entry.Key.Phase, entry => entry.Value, StringComparer.Ordinal),
                    Latency = totals.Latency,
                }),
            ];
        }
    }

    private sealed class PhaseOrder : IComparer<(string Operation, string Phase)>
    {
        public static PhaseOrder Instance { get; } = new();

        public int Compare((string Operation, string Phase) x, (string Operation, string Phase) y)
        {
            int byOperation = string.CompareOrdinal(x.Operation, y.Operation);
            return byOperation != 0 ? byOperation : string.CompareOrdinal(x.Phase, y.Phase);
        }
    }
}
