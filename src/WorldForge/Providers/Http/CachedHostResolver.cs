using System.Net;

namespace WorldForge.Providers.Http;

/// <summary>Remembers the addresses of a few names for a short while. Failures are not remembered. Thread-safe.</summary>
internal sealed class CachedHostResolver(IHostResolver inner, TimeProvider time) : IHostResolver
{
    public const int Capacity = 256;
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _entries.Count;
            }
        }
    }

    public async ValueTask<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_entries.TryGetValue(host, out var known) && !IsOld(known))
            {
                return known.Addresses;
            }
        }

        IReadOnlyList<IPAddress> found = [.. await inner.ResolveAsync(host, cancellationToken).ConfigureAwait(false)];
        if (found.Count > 0)
        {
            Remember(host, found);
        }

        return found;
    }

    private void Remember(string host, IReadOnlyList<IPAddress> addresses)
    {
        lock (_gate)
        {
            if (_entries.Count >= Capacity && !_entries.ContainsKey(host))
            {
                MakeRoom();
            }

            _entries[host] = new Entry(addresses, time.GetTimestamp());
        }
    }

    private void MakeRoom()
    {
        foreach (string old in _entries.Where(entry => IsOld(entry.Value)).Select(entry => entry.Key).ToArray())
        {
            _entries.Remove(old);
        }

        if (_entries.Count >= Capacity)
        {
            _entries.Remove(_entries.MinBy(entry => entry.Value.Since).Key);
        }
    }

    private bool IsOld(Entry entry) => time.GetElapsedTime(entry.Since) >= Lifetime;

    private sealed record Entry(IReadOnlyList<IPAddress> Addresses, long Since);
}
