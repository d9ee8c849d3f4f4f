using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace WorldForge.Arrays;

/// <summary>The sizes of the dimensions of an array, outermost first. Sizes are not negative; no dimension at all is a scalar.</summary>
/// <remarks>Equality is by sizes. The number of elements always fits 64 bits.</remarks>
[CollectionBuilder(typeof(TensorShape), nameof(Create))]
public readonly struct TensorShape : IReadOnlyList<int>, IEquatable<TensorShape>
{
    private readonly ImmutableArray<int> _sizes;

    private TensorShape(ImmutableArray<int> sizes, long elements) => (_sizes, ElementCount) = (sizes, elements - 1);

    /// <summary>How many dimensions there are.</summary>
    public int Rank => Sizes.Length;

    /// <summary>The sizes.</summary>
    public ImmutableArray<int> Sizes => _sizes.IsDefault ? [] : _sizes;

    /// <summary>How many elements an array of this shape has: the product of the sizes.</summary>
    // Stored less one, so that the default value is the scalar.
    public long ElementCount { get => field + 1; }

    int IReadOnlyCollection<int>.Count => Rank;

    /// <inheritdoc/>
    public int this[int index] => Sizes[index];

    /// <summary>A shape of the given sizes.</summary>
    /// <exception cref="WorldForgeException">A size is negative, or the number of elements does not fit 64 bits.</exception>
    public static TensorShape Create(ReadOnlySpan<int> sizes) =>
        TryCreate(sizes, out TensorShape shape)
            ? shape
            : throw new WorldForgeException(FaultCodes.InputInvalid, "A shape must have sizes of at least 0 and a number of elements that fits 64 bits.");

    /// <summary>A shape of the given sizes, unless one is negative or the number of elements does not fit 64 bits.</summary>
    public static bool TryCreate(ReadOnlySpan<int> sizes, out TensorShape shape)
    {
        // Sizes of zero come last in the product: they must not hide an overflow of the others.
        shape = default;
        long elements = 1;
        bool isEmpty = false;
        foreach (int size in sizes)
        {
            if (size < 0 || (size > 0 && elements > long.MaxValue / size))
            {
                return false;
            }

            isEmpty |= size == 0;
            elements *= Math.Max(size, 1);
        }

        shape = new TensorShape([.. sizes], isEmpty ? 0 : elements);
        return true;
    }

    /// <summary>The shape of one item along the first dimension.</summary>
    /// <exception cref="InvalidOperationException">This is a scalar.</exception>
    public TensorShape Inner() => Rank > 0 ? Create(Sizes.AsSpan()[1..]) : throw new InvalidOperationException("A scalar has no items.");

    /// <summary>The indexes of an element as they are written behind a name: <c>[0][2]</c>; empty for a scalar.</summary>
    /// <param name="index">Its place in row-major order.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such element.</exception>
    public string PlaceOf(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, ElementCount);
        var place = new System.Text.StringBuilder();
        long rest = ElementCount;
        long at = index;
        foreach (int size in Sizes)
        {
            rest /= size;
            place.Append(System.Globalization.CultureInfo.InvariantCulture, $"[{at / rest}]");
            at %= rest;
        }

        return place.ToString();
    }

    /// <inheritdoc/>
    public bool Equals(TensorShape other) => Sizes.AsSpan().SequenceEqual(other.Sizes.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is TensorShape other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        foreach (int size in Sizes)
        {
            hash.Add(size);
        }

        return hash.ToHashCode();
    }

    /// <summary>The sizes as a tuple is written: <c>()</c>, <c>(2,)</c>, <c>(2, 3)</c>.</summary>
    public override string ToString() => Rank == 1 ? $"({Sizes[0]},)" : $"({string.Join(", ", Sizes)})";

    /// <inheritdoc/>
    public IEnumerator<int> GetEnumerator() => ((IEnumerable<int>)Sizes).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Compares by sizes.</summary>
    public static bool operator ==(TensorShape left, TensorShape right) => left.Equals(right);

    /// <summary>Compares by sizes.</summary>
    public static bool operator !=(TensorShape left, TensorShape right) => !left.Equals(right);
}
