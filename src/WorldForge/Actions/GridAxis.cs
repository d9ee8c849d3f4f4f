using System.Collections.Immutable;
using WorldForge.Validation;

namespace WorldForge.Actions;

/// <summary>One axis of a grid of targets: inclusive bounds and how many points lie on it, evenly spaced.</summary>
public sealed record GridAxis
{
    /// <summary>Creates an axis.</summary>
    /// <param name="lower">Finite, at most <paramref name="upper"/>.</param>
    /// <param name="upper">Finite.</param>
    /// <param name="count">At least 1; 1 takes the midpoint.</param>
    /// <exception cref="WorldForgeException">A rule is broken; the message names the part.</exception>
    public GridAxis(double lower, double upper, int count)
    {
        Lower = Check.Finite(lower, "lower");
        Upper = Check.Finite(upper, "upper");
        Count = Check.PositiveInt(count, "count");
        if (lower > upper)
        {
            throw new WorldForgeException(FaultCodes.InputInvalid, "lower must not be above upper.");
        }
    }

    /// <summary>The lowest point when there is more than one.</summary>
    public double Lower { get; }

    /// <summary>The highest point when there is more than one.</summary>
    public double Upper { get; }

    /// <summary>How many points.</summary>
    public int Count { get; }

    /// <summary>The points in rising order.</summary>
    public ImmutableArray<double> Points => Count == 1
        ? [Lower + ((Upper - Lower) / 2)]
        : [.. Enumerable.Range(0, Count).Select(index => index == Count - 1 ? Upper : Lower + ((Upper - Lower) * index / (Count - 1)))];
}
