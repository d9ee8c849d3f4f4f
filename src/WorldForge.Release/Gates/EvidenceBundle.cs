using System.Collections.Immutable;

namespace WorldForge.Release.Gates;

/// <summary>Everything that was collected, by type: the only thing that a gate looks at beside its policy.</summary>
public sealed class EvidenceBundle
{
    private readonly ImmutableSortedDictionary<string, EvidenceItem> _items;

    /// <summary>Builds a bundle.</summary>
    /// <exception cref="ArgumentException">Two items have the same type.</exception>
    public EvidenceBundle(IEnumerable<EvidenceItem> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        var builder = ImmutableSortedDictionary.CreateBuilder<string, EvidenceItem>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            builder.Add(item.Type, item);
        }

        _items = builder.ToImmutable();
    }

    /// <summary>A bundle with nothing in it.</summary>
    public static EvidenceBundle Empty { get; } = new([]);

    /// <summary>The items in ordinal order of their types.</summary>
    public IEnumerable<EvidenceItem> Items => _items.Values;

    /// <summary>The item of a type, or null when nothing of that type was collected.</summary>
    public EvidenceItem? Find(string type) => _items.GetValueOrDefault(type);

    /// <summary>The facts of a type, or null when there are none.</summary>
    public TFacts? Facts<TFacts>()
        where TFacts : class, IEvidenceFacts<TFacts> => Find(TFacts.Type)?.Facts as TFacts;
}
