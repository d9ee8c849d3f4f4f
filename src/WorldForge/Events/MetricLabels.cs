using System.Collections;
using System.Collections.Immutable;

namespace WorldForge.Events;

/// <summary>The labels of a metric sample: sorted by name, equal by content whatever order they were given in.</summary>
public sealed class MetricLabels : IReadOnlyList<KeyValuePair<string, string>>, IEquatable<MetricLabels>
{
    private readonly ImmutableArray<KeyValuePair<string, string>> _pairs;
    private readonly int _hash;

    private MetricLabels(ImmutableArray<KeyValuePair<string, string>> pairs)
    {
        _pairs = pairs;
        var hash = new HashCode();
        foreach ((string name, string value) in pairs)
        {
            hash.Add(name, StringComparer.Ordinal);
            hash.Add(value, StringComparer.Ordinal);
        }

        _hash = hash.ToHashCode();
    }

    /// <summary>No labels.</summary>
    public static MetricLabels None { get; } = new([]);

    /// <inheritdoc/>
    public int Count => _pairs.Length;

    /// <inheritdoc/>
    public KeyValuePair<string, string> this[int index] => _pairs[index];

    /// <summary>Makes labels.</summary>
    /// <param name="labels">Name and value of each; names are distinct and not blank.</param>
    /// <returns>The labels, sorted by name.</returns>
    /// <exception cref="WorldForgeException">A name is blank or occurs twice.</exception>
    public static MetricLabels Of(params ReadOnlySpan<(string Name, string Value)> labels)
    {
        var pairs = new KeyValuePair<string, string>[labels.Length];
        for (int i = 0; i < labels.Length; i++)
        {
            pairs[i] = new KeyValuePair<string, string>(labels[i].Name, labels[i].Value);
        }

        Array.Sort(pairs, static (left, right) => string.CompareOrdinal(left.Key, right.Key));
        for (int i = 0; i < pairs.Length; i++)
        {
            if (string.IsNullOrWhiteSpace(pairs[i].Key) || (i > 0 && pairs[i].Key == pairs[i - 1].Key))
            {
                throw new WorldForgeException(FaultCodes.InputInvalid, "Metric label names must be distinct and not blank.");
            }
        }

        return new MetricLabels([.. pairs]);
    }

    /// <inheritdoc/>
    public bool Equals(MetricLabels? other) => other is not null && _pairs.AsSpan().SequenceEqual(other._pairs.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as MetricLabels);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => ((IEnumerable<KeyValuePair<string, string>>)_pairs).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal static int Compare(MetricLabels left, MetricLabels right)
    {
        for (int i = 0; i < Math.Min(left.Count, right.Count); i++)
        {
            int byName = string.CompareOrdinal(left[i].Key, right[i].Key);
            int order = byName != 0 ? byName : string.CompareOrdinal(left[i].Value, right[i].Value);
            if (order != 0)
            {
                return order;
            }
        }

        return left.Count.CompareTo(right.Count);
    }
}
