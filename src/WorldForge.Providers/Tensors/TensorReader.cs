using System.Globalization;
using WorldForge.Arrays;
using WorldForge.Serialization;

namespace WorldForge.Providers.Tensors;

/// <summary>Reads what stands for a tensor: an array, something that keeps one, or nested sequences of numbers. Every error names the place.</summary>
/// <param name="fault">Makes the error from a message.</param>
internal sealed class TensorReader(Func<string, Exception> fault)
{
    /// <summary>Reads a tensor. Nested sequences become single-precision floats, as a tensor runtime would make them.</summary>
    public NdArray Read(object? value, string name, int minimumRank = 1)
    {
        NdArray array = value switch
        {
            NdArray dense => Dense(dense, name),
            JsonList { Array: { } dense } => Dense(dense, name),
            ITensorLike like => Kept(like, name),
            _ when NestedNumbers.Items(value) is not null => new NestedNumbers(fault, name).Read(value),
            _ => throw fault($"{name} must be a tensor or nested arrays of numbers"),
        };
        return array.Rank >= minimumRank
            ? array
            : throw fault(string.Create(CultureInfo.InvariantCulture, $"{name} must have at least {minimumRank} dimensions, got {array.Rank}"));
    }

    /// <summary>Refuses an array with a number that is not finite.</summary>
    public NdArray Finite(NdArray array, string name)
    {
        int broken = array.FirstNonFinite();
        return broken < 0 ? array : throw fault($"{name}{array.Shape.PlaceOf(broken)} must hold finite numbers only");
    }

    private NdArray Kept(ITensorLike like, string name)
    {
        if (like.Shape is { } shape)
        {
            CheckSizes(shape, name + ".shape");
        }
        else if (like.Rank is { } rank)
        {
            _ = rank > 0 ? rank : throw fault($"{name}.rank must be a positive integer");
        }

        NdArray array = Dense(like.Read(), name);
        return (like.Shape is { } told && !told.SequenceEqual(array.Shape)) || (like.Shape is null && like.Rank is { } axes && axes != array.Rank)
            ? throw fault($"{name} says another shape than its numbers have, {array.Shape}")
            : array;
    }

    private NdArray Dense(NdArray array, string name)
    {
        CheckSizes(array.Shape.Sizes, name + ".shape");
        return array;
    }

    private void CheckSizes(IReadOnlyList<int> sizes, string name)
    {
        if (sizes.Count == 0)
        {
            throw fault($"{name} must have at least one dimension");
        }

        if (sizes.Any(static size => size < 1))
        {
            throw fault($"{name} must hold integer non-zero dimensions");
        }
    }
}
