using System.Collections.Immutable;
using System.Globalization;

namespace WorldForge.Actions;

/// <summary>Action candidates as one dense array, row-major.</summary>
/// <remarks>
/// The memory is not copied, so that a planner can reuse one buffer; the owner must not write to it while a score call
/// is running.
/// </remarks>
public sealed class CandidateTensor
{
    /// <summary>Creates a view over a buffer.</summary>
    /// <param name="values">As many values as the shape asks for.</param>
    /// <param name="shape">Positive sizes, for example (1, samples, horizon, action_dim).</param>
    /// <param name="candidateAxis">The axis that counts candidates.</param>
    /// <exception cref="WorldForgeException">Shape, axis and length do not fit.</exception>
    public CandidateTensor(ReadOnlyMemory<float> values, ImmutableArray<int> shape, int candidateAxis)
    {
        if (shape.IsDefaultOrEmpty || shape.Any(static size => size < 1))
        {
            throw new WorldForgeException(FaultCodes.InputInvalid, "action_candidates shape must hold positive sizes.");
        }

        if (candidateAxis < 0 || candidateAxis >= shape.Length)
        {
            throw new WorldForgeException(FaultCodes.InputInvalid, "action_candidates candidate axis must be an axis of the shape.");
        }

        long expected = shape.Aggregate(1L, static (product, size) => product > int.MaxValue ? product : product * size);
        if (expected != values.Length)
        {
            throw new WorldForgeException(
                FaultCodes.InputInvalid,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"action_candidates shape ({string.Join(", ", shape)}) needs {expected} values, not {values.Length}."));
        }

        Values = values;
        Shape = shape;
        CandidateCount = shape[candidateAxis];
    }

    /// <summary>The values, row-major.</summary>
    public ReadOnlyMemory<float> Values { get; }

    /// <summary>The sizes, outermost first.</summary>
    public ImmutableArray<int> Shape { get; }

    /// <summary>How many candidates the tensor holds.</summary>
    public int CandidateCount { get; }
}
