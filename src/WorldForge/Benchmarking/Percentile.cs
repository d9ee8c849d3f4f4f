namespace WorldForge.Benchmarking;

/// <summary>Percentiles by linear interpolation between the two nearest values (Hyndman and Fan, type 7).</summary>
public static class Percentile
{
    /// <summary>The value below which a share of the data lies.</summary>
    /// <param name="sorted">Ascending.</param>
    /// <param name="share">In [0, 1]; 0.95 for p95.</param>
    /// <returns>The interpolated value at index <c>share x (n - 1)</c>; the value itself for one, null for none.</returns>
    public static double? Of(ReadOnlySpan<double> sorted, double share)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1);
        if (sorted.IsEmpty)
        {
            return null;
        }

        double index = share * (sorted.Length - 1);
        int below = (int)index;
        return below == sorted.Length - 1 ? sorted[below] : sorted[below] + ((index - below) * (sorted[below + 1] - sorted[below]));
    }
}
