namespace WorldForge.Comparison;

/// <summary>One number that describes a run as a whole.</summary>
internal sealed record RunMetric(string Name, double? Value, bool HigherIsBetter = false)
{
    /// <summary>The mean of what is known; null when nothing is.</summary>
    public static double? Mean(IEnumerable<double?> values) => values.Average();

    /// <summary>The sum of what is known; null when nothing is.</summary>
    public static double? Sum(IEnumerable<double?> values)
    {
        double[] known = [.. values.OfType<double>()];
        return known.Length == 0 ? null : known.Sum();
    }
}
