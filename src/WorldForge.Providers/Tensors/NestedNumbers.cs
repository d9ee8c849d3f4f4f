using System.Collections;
using System.Globalization;
using WorldForge.Arrays;
using WorldForge.Serialization;

namespace WorldForge.Providers.Tensors;

/// <summary>Reads nested sequences of numbers into one array, in time linear in their number. One instance reads once.</summary>
internal sealed class NestedNumbers(Func<string, Exception> fault, string name)
{
    private const int DeepestLevel = 32;

    private readonly List<int> _sizes = [];
    private float[] _values = [];
    private int[] _at = [];
    private int _filled;

    public NdArray Read(object? root)
    {
        FindShape(root);
        _at = new int[_sizes.Count];
        _values = new float[Count()];
        Fill(root, 0);
        return NdArray.Of(_values, [.. _sizes]);
    }

    /// <summary>The items of a sequence, or null for anything else. Text and maps are no sequences.</summary>
    public static IReadOnlyList<object?>? Items(object? node) => node switch
    {
        JsonList list => list,
        JsonValue or string or IDictionary => null,
        IReadOnlyList<object?> list => list,
        IEnumerable items => [.. items.Cast<object?>()],
        _ => null,
    };

    private void FindShape(object? root)
    {
        object? node = root;
        while (Items(node) is { } items)
        {
            if (items.Count == 0 || _sizes.Count == DeepestLevel)
            {
                throw fault($"{name}{string.Concat(Enumerable.Repeat("[0]", _sizes.Count))} must not contain {(items.Count == 0 ? "empty sequences" : "more than 32 levels")}");
            }

            _sizes.Add(items.Count);
            node = items[0];
        }
    }

    // Siblings are checked one by one while they are read, so a lie about the sizes costs no more memory than its own text did.
    private int Count()
    {
        long count = 1;
        foreach (int size in _sizes)
        {
            count = checked(count * size);
            _ = count <= Array.MaxLength ? count : throw fault($"{name} must not hold more than {Array.MaxLength} numbers");
        }

        return (int)count;
    }

    private void Fill(object? node, int depth)
    {
        if (Items(node) is not { } items)
        {
            throw fault(depth == 0 ? $"{Place(0)} must be a tensor or nested arrays of numbers" : Uneven(node, depth));
        }

        if (items.Count != _sizes[depth])
        {
            throw fault(items.Count == 0 ? $"{Place(depth)} must not contain empty sequences" : $"{Place(depth)} must be rectangular: {items.Count} items where its siblings have {_sizes[depth]}");
        }

        if (depth + 1 == _sizes.Count && items is JsonList row && TryFillRow(row.AsSpan()))
        {
            return;
        }

        for (int index = 0; index < items.Count; index++)
        {
            _at[depth] = index;
            if (depth + 1 < _sizes.Count)
            {
                Fill(items[index], depth + 1);
            }
            else
            {
                _values[_filled++] = Number(items[index], depth + 1);
            }
        }
    }

    /// <summary>Reads a row of ordinary numbers without asking where they are. Anything else is left to the way that can name its place.</summary>
    private bool TryFillRow(ReadOnlySpan<JsonValue> row)
    {
        Span<float> target = _values.AsSpan(_filled, row.Length);
        for (int index = 0; index < row.Length; index++)
        {
            float single;
            if (row[index] is JsonFloat number)
            {
                single = (float)number.Value;
            }
            else if (row[index] is JsonInteger integer && integer.TryGetInt64(out long narrow))
            {
                single = narrow;
            }
            else
            {
                return false;
            }

            if (!float.IsFinite(single))
            {
                return false;
            }

            target[index] = single;
        }

        _filled += row.Length;
        return true;
    }

    private string Uneven(object? node, int depth) =>
        IsNumber(node) ? $"{Place(depth)} must be rectangular: a number where its siblings are sequences" : $"{Place(depth)} must hold finite numbers only";

    private float Number(object? leaf, int depth)
    {
        double value = leaf switch
        {
            JsonFloat number => number.Value,
            JsonInteger integer => integer.TryGetInt64(out long narrow) ? narrow : (double)integer.Value,
            double number => number,
            float number => number,
            Half number => (double)number,
            int or long or short or sbyte or byte or ushort or uint or ulong => Convert.ToDouble(leaf, CultureInfo.InvariantCulture),
            _ when Items(leaf) is not null => throw fault($"{Place(depth)} must be rectangular: a sequence where its siblings are numbers"),
            _ => throw fault($"{Place(depth)} must hold finite numbers only"),
        };
        float single = (float)value;
        return float.IsFinite(single) ? single : throw fault($"{Place(depth)} must hold finite numbers only, within single precision");
    }

    private static bool IsNumber(object? leaf) =>
        leaf is JsonFloat or JsonInteger or double or float or Half or int or long or short or sbyte or byte or ushort or uint or ulong;

    private string Place(int depth) =>
        name + string.Concat(_at.Take(depth).Select(static index => string.Create(CultureInfo.InvariantCulture, $"[{index}]")));
}
