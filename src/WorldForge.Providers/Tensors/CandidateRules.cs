using System.Globalization;
using System.Runtime.InteropServices;
using WorldForge.Actions;
using WorldForge.Arrays;

namespace WorldForge.Providers.Tensors;

/// <summary>Reads action candidates: exactly (batch, samples, horizon, action_dim), with a batch of 1.</summary>
internal static class CandidateRules
{
    private const string Name = "action_candidates";
    private const int Rank = 4;

    /// <summary>The axis that counts candidates.</summary>
    public const int SampleAxis = 1;

    public static NdArray Read(ActionCandidates candidates, Func<string, Exception> fault)
    {
        var reader = new TensorReader(fault);
        NdArray array = candidates.Tensor is { } tensor
            ? reader.Finite(Dense(tensor), Name)
            : candidates.Plans.IsEmpty
                ? reader.Read(candidates.Payload, Name)
                : throw fault($"{Name} must be a tensor of the shape (batch, samples, horizon, action_dim), not action plans");
        string? problem = array.Rank != Rank
            ? string.Create(CultureInfo.InvariantCulture, $"it must have 4 dimensions, not {array.Rank}")
            : array.Shape[0] != 1
                ? string.Create(CultureInfo.InvariantCulture, $"batch must be 1, not {array.Shape[0]}")
                : candidates.Count is { } count && count != array.Shape[SampleAxis]
                    ? string.Create(CultureInfo.InvariantCulture, $"samples must be the axis of the {count} candidates")
                    : null;
        return problem is null
            ? array
            : throw fault($"{Name} must have the shape (batch, samples, horizon, action_dim) with batch = 1, got {array.Shape}: {problem}");
    }

    // Seen, not copied, when the tensor lies in an ordinary array; that is how planners make them.
    private static NdArray Dense(CandidateTensor tensor)
    {
        if (!MemoryMarshal.TryGetArray(tensor.Values, out ArraySegment<float> segment) || segment.Array is not { } values)
        {
            return NdArray.Of(tensor.Values.ToArray(), tensor.Shape.AsSpan());
        }

        NdArray whole = NdArray.Of(values, values.Length);
        return new NdArray(
            ElementType.Float32,
            TensorShape.Create(tensor.Shape.AsSpan()),
            whole.Data.Slice(segment.Offset * sizeof(float), segment.Count * sizeof(float)));
    }
}
