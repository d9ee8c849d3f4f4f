using System.Collections.Immutable;

namespace WorldForge.Reports;

/// <summary>Counts of values in steps of a round width.</summary>
internal sealed record HistogramBins(double Start, double Step, ImmutableArray<int> Counts)
{
    private const int FewestSteps = 6;
    private const int MostSteps = 36;

    /// <summary>Where the last step ends.</summary>
    public double End => Start + (Step * Counts.Length);

    /// <summary>Sorts values into steps whose width follows the spread of their middle half (Freedman and Diaconis).</summary>
    /// <param name="values">At least one finite value, and what else the axis must reach.</param>
    /// <param name="alsoShown">Values that the axis must reach but that are not counted.</param>
    public static HistogramBins Of(ReadOnlySpan<double> values, ReadOnlySpan<double> alsoShown)
    {
        double[] sorted = [.. values];
        Array.Sort(sorted);
        (double low, double high) = (sorted[0], sorted[^1]);
        foreach (double value in alsoShown)
        {
            (low, high) = (Math.Min(low, value), Math.Max(high, value));
        }

        double step = NiceStep(low, high, Width(sorted, high - low));
        double start = Math.Floor(low / step) * step;
        int[] counts = new int[Math.Max(1, (int)Math.Floor((high - start) / step) + 1)];
        foreach (double value in sorted)
        {
            counts[Math.Clamp((int)Math.Floor((value - start) / step), 0, counts.Length - 1)]++;
        }

        return new HistogramBins(start, step, [.. counts]);
    }

    /// <summary>The next of 1, 2, 2.5 and 5 times a power of ten that is not below a width.</summary>
    internal static double RoundUp(double width)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(width)));
        foreach (double factor in (ReadOnlySpan<double>)[1, 2, 2.5, 5])
        {
            if (width <= factor * power * (1 + 1e-9))
            {
                return factor * power;
            }
        }

        return 10 * power;
    }

    private static double Width(double[] sorted, double range)
    {
        double spread = sorted[sorted.Length * 3 / 4] - sorted[sorted.Length / 4];
        double width = 2 * spread / Math.Cbrt(sorted.Length);
        return Math.Clamp(width, range / MostSteps, range / FewestSteps);
    }

    private static double NiceStep(double low, double high, double width)
    {
        // Equal values, or values too close for doubles to step between: one step of a readable size.
        double smallest = Math.Max(Math.Abs(low), Math.Abs(high)) * 1e-12;
        return high - low <= smallest || width <= smallest ? RoundUp(Math.Max(Math.Abs(high) / 10, 1e-9)) : RoundUp(width);
    }
}
