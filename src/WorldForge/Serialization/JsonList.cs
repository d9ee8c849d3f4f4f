using System.Collections;
using System.Runtime.CompilerServices;

namespace WorldForge.Serialization;

/// <summary>An ordered list of values.</summary>
[CollectionBuilder(typeof(JsonList), nameof(Create))]
public sealed class JsonList : JsonValue, IReadOnlyList<JsonValue>
{
    private readonly JsonValue[] _items;

    private JsonList(JsonValue[] items)
        : base(JsonKind.List, DepthOver(items)) => _items = items;

    /// <summary>The list without items.</summary>
    public static JsonList Empty { get; } = new([]);

    /// <inheritdoc />
    public int Count => _items.Length;

    /// <inheritdoc />
    public JsonValue this[int index] => _items[index];

    /// <summary>A list of the items, which are copied.</summary>
    /// <exception cref="ArgumentNullException">An item is a null reference; the JSON null is <see cref="JsonValue.Null"/>.</exception>
    /// <exception cref="WorldForgeException">The list would be too deep.</exception>
    public static JsonList Create(ReadOnlySpan<JsonValue> items) => Owned(items.ToArray());

    /// <summary>A list of the items, which are copied.</summary>
    /// <exception cref="ArgumentNullException">An item is a null reference; the JSON null is <see cref="JsonValue.Null"/>.</exception>
    /// <exception cref="WorldForgeException">The list would be too deep.</exception>
    public static JsonList Create(IEnumerable<JsonValue> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return Owned([.. items]);
    }

    /// <summary>A list of texts.</summary>
    public static JsonList OfTexts(IEnumerable<string> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return Owned([.. items.Select(item => new JsonText(item))]);
    }

    /// <summary>The items without copying; the span cannot be written.</summary>
    public ReadOnlySpan<JsonValue> AsSpan() => _items;

    /// <inheritdoc />
    public IEnumerator<JsonValue> GetEnumerator() => ((IEnumerable<JsonValue>)_items).GetEnumerator();

    /// <inheritdoc />
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc />
    public override bool Equals(JsonValue? other) => other is JsonList list && list._items.AsSpan().SequenceEqual(_items);

    /// <inheritdoc />
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (JsonValue item in _items)
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }

    /// <summary>A list over an array that nobody else will write.</summary>
    internal static JsonList Owned(JsonValue[] items) => items.Length == 0 ? Empty : new JsonList(items);

    private static int DepthOver(JsonValue[] items)
    {
        int deepest = 0;
        foreach (JsonValue item in items)
        {
            ArgumentNullException.ThrowIfNull(item, nameof(items));
            deepest = Math.Max(deepest, item.Depth);
        }

        return deepest + 1;
    }
}
