using System.Collections.Immutable;
using WorldForge.Serialization;

namespace WorldForge.Events;

/// <summary>Aggregates events in process, by provider and operation. Thread-safe.</summary>
/// <remarks>At most <see cref="CardinalityGuard.DefaultLimit"/> pairs are kept apart; further ones are counted under <c>other</c>.</remarks>
public sealed class ProviderMetricsSink : IProviderEventHandler
{
    /// <summary>The longest window that <see cref="Recent"/> can answer for.</summary>
    public static readonly TimeSpan LongestWindow = TimeSpan.FromMinutes(10);

    private readonly Lock _gate = new();
    private readonly SortedDictionary<MetricKey, Entry> _entries = [];
    private readonly CardinalityGuard _guard;
    private readonly TimeProvider _time;
    private readonly long _start;

    /// <summary>Makes an empty aggregate.</summary>
    /// <param name="time">Clock of the recent window; the system's when <see langword="null"/>.</param>
    /// <param name="pairLimit">Distinct pairs of provider and operation that are kept apart.</param>
    /// <exception cref="WorldForgeException"><paramref name="pairLimit"/> is not positive.</exception>
    public ProviderMetricsSink(TimeProvider? time = null, int pairLimit = CardinalityGuard.DefaultLimit)
    {
        _time = time ?? TimeProvider.System;
        _start = _time.GetTimestamp();
        _guard = new CardinalityGuard(pairLimit);
    }

    /// <inheritdoc/>
    public void Handle(ProviderEvent providerEvent)
    {
        ArgumentNullException.ThrowIfNull(providerEvent);
        MetricKey key = _guard.Admit(providerEvent.Provider, providerEvent.Operation);
        lock (_gate)
        {
            if (!_entries.TryGetValue(key, out Entry? entry))
            {
                entry = new Entry(key);
                _entries.Add(key, entry);
            }

            entry.Totals = entry.Totals.With(providerEvent);
            entry.Recent.Add(NowInSeconds(), providerEvent.Phase);
        }
    }

    /// <summary>Reads the totals of one pair.</summary>
    /// <param name="provider">Name of the provider.</param>
    /// <param name="operation">Name of the operation.</param>
    /// <returns>The totals; zeros for a pair without events.</returns>
    public ProviderMetrics Get(string provider, string operation)
    {
        lock (_gate)
        {
            return _entries.TryGetValue(new MetricKey(provider, operation), out Entry? entry)
                ? entry.Totals
                : new ProviderMetrics { Provider = provider, Operation = operation };
        }
    }

    /// <summary>Counts the events of one pair within the window that ends now, in whole seconds.</summary>
    /// <param name="provider">Name of the provider.</param>
    /// <param name="operation">Name of the operation.</param>
    /// <param name="window">One second to <see cref="LongestWindow"/>; rounded up to a whole second.</param>
    /// <returns>Counts by phase; zeros for a pair without events.</returns>
    /// <exception cref="WorldForgeException">The window is out of range.</exception>
    public ProviderRecentCounts Recent(string provider, string operation, TimeSpan window)
    {
        if (window <= TimeSpan.Zero || window > LongestWindow)
        {
            throw new WorldForgeException(FaultCodes.InputInvalid, "Metrics window must be more than zero and at most ten minutes.");
        }

        int seconds = (int)Math.Ceiling(window.TotalSeconds);
        lock (_gate)
        {
            return _entries.TryGetValue(new MetricKey(provider, operation), out Entry? entry)
                ? entry.Recent.Sum(NowInSeconds(), seconds)
                : default;
        }
    }

    /// <summary>Copies all totals.</summary>
    /// <returns>Sorted by provider, then operation, in code-point order.</returns>
    public ImmutableArray<ProviderMetrics> Snapshot()
    {
        lock (_gate)
        {
            return [.. _entries.Values.Select(entry => entry.Totals)];
        }
    }

    /// <summary>Renders all totals: provider, then operation, then the fields.</summary>
    /// <returns>A new object.</returns>
    public JsonObject ToJson()
    {
        JsonObject root = JsonObject.Empty;
        foreach (IGrouping<string, ProviderMetrics> provider in Snapshot().GroupBy(totals => totals.Provider, StringComparer.Ordinal))
        {
            root = root.With(provider.Key, JsonObject.Create([.. provider.Select(totals => (totals.Operation, (JsonValue)totals.ToJson()))]));
        }

        return root;
    }

    /// <summary>Forgets all totals and the pairs that were admitted.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _entries.Clear();
            _guard.Clear();
        }
    }

    private long NowInSeconds() => _time.GetElapsedTime(_start).Ticks / TimeSpan.TicksPerSecond;

    private sealed class Entry(MetricKey key)
    {
        public ProviderMetrics Totals { get; set; } = new() { Provider = key.Provider, Operation = key.Operation };

        public RecentEvents Recent { get; } = new((int)LongestWindow.TotalSeconds);
    }
}
