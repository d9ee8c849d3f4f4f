using System.Collections;
using System.Runtime.CompilerServices;
using WorldForge.Arrays;

namespace WorldForge.Serialization;

/// <summary>An ordered list of values. It may stand for an array of numbers, whose items are then made when they are asked for.</summary>
[CollectionBuilder(typeof(JsonList), nameof(Create))]
public sealed class JsonList : JsonValue, IReadOnlyList<JsonValue>
{
    private JsonValue[]? _items;

    private JsonList(JsonValue[] items)
        : base(JsonKind.List, DepthOver(items)) => _items = items;

    private JsonList(NdArray array)
        : base(JsonKind.List, array.Rank) => Array = array;

    /// <summary>The list without items.</summary>
    public static JsonList Empty { get; } = new([]);

    /// <summary>The array that this list stands for, or null. The list is the same as its nested lists of numbers to everyone who does not ask.</summary>
    public NdArray? Array { get; }

    /// <inheritdoc />
    public int Count => Array is { } array ? array.Shape[0] : _items!.Length;

    /// <inheritdoc />
    public JsonValue this[int index] => Items[index];

    private JsonValue[] Items => _items ?? Materialize(Array!);

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

    /// <summary>A list that stands for an array, without copying it: nested lists of its numbers, one level for each dimension.</summary>
    /// <param name="array">Of at least one dimension; its elements finite.</param>
    /// <exception cref="WorldForgeException">The array is a scalar, has too many dimensions, or holds a number that is not finite.</exception>
    public static JsonList OfArray(NdArray array)
    {
        ArgumentNullException.ThrowIfNull(array);
        return array.Rank == 0
            ? throw new WorldForgeException(FaultCodes.JsonUnrepresentable, "An array must have at least one dimension to be a JSON list.")
            : array.IsFinite()
                ? new JsonList(array)
                : throw new WorldForgeException(FaultCodes.JsonUnrepresentable, $"The array {array} must hold finite numbers only to be a JSON list.");
    }

    /// <summary>A list of texts.</summary>
    public static JsonList OfTexts(IEnumerable<string> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return Owned([.. items.Select(item => new JsonText(item))]);
    }

    /// <summary>The items without copying; the span cannot be written.</summary>
    public ReadOnlySpan<JsonValue> AsSpan() => Items;

    /// <inheritdoc />
    public IEnumerator<JsonValue> GetEnumerator() => ((IEnumerable<JsonValue>)Items).GetEnumerator();

    /// <inheritdoc />
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc />
    public override bool Equals(JsonValue? other) => other is JsonList list && (Array is { } mine && mine.Equals(list.Array) || list.Items.AsSpan().SequenceEqual(Items));

    /// <inheritdoc />
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (JsonValue item in Items)
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }

    /// <summary>A list over an array that nobody else will write.</summary>
    internal static JsonList Owned(JsonValue[] items) => items.Length == 0 ? Empty : new JsonList(items);

    // Two threads may both make the items; they are equal, and the last ones stay.
    private JsonValue[] Materialize(NdArray array)
    {
        JsonValue[] items = new JsonValue[array.Shape[0]];
        for (int index = 0; index < items.Length; index++)
        {
            items[index] = array.Rank == 1 ? array.ToJson(index) : new JsonList(array.Slice(index));
        }

        return _items = items;
    }

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
