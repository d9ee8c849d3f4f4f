using System.Collections.Concurrent;

namespace WorldForge.Events;

/// <summary>Keeps the number of distinct (provider, operation) pairs bounded, whatever names a host or an adapter makes up.</summary>
/// <remarks>Thread-safe. The first pairs are kept for good; the ones after the limit become <see cref="Overflow"/>.</remarks>
public sealed class CardinalityGuard
{
    /// <summary>Pairs that are kept apart by default.</summary>
    public const int DefaultLimit = 256;

    /// <summary>Stands for provider and operation of every pair over the limit.</summary>
    public const string Overflow = "other";

    private readonly ConcurrentDictionary<MetricKey, bool> _pairs = new();
    private readonly Lock _gate = new();
    private readonly int _limit;
    private volatile int _count;
    private long _overflowed;

    /// <summary>Makes a guard.</summary>
    /// <param name="limit">Distinct pairs that are kept apart, at least 1.</param>
    /// <exception cref="WorldForgeException"><paramref name="limit"/> is not positive.</exception>
    public CardinalityGuard(int limit = DefaultLimit)
    {
        _limit = limit >= 1
            ? limit
            : throw new WorldForgeException(FaultCodes.InputInvalid, "Cardinality limit must be an integer of at least 1.");
    }

    /// <summary>Events that were counted under <see cref="Overflow"/>.</summary>
    public long OverflowCount => Interlocked.Read(ref _overflowed);

    internal MetricKey Admit(string provider, string operation)
    {
        var key = new MetricKey(provider, operation);
        if (_pairs.ContainsKey(key))
        {
            return key;
        }

        if (_count < _limit && TryAdd(key))
        {
            return key;
        }

        Interlocked.Increment(ref _overflowed);
        return new MetricKey(Overflow, Overflow);
    }

    internal void Clear()
    {
        lock (_gate)
        {
            _pairs.Clear();
            _count = 0;
        }
    }

    private bool TryAdd(MetricKey key)
    {
        lock (_gate)
        {
            if (_pairs.ContainsKey(key))
            {
                return true;
            }

            if (_count >= _limit)
            {
                return false;
            }

            _pairs[key] = true;
            _count++;
            return true;
        }
    }
}
