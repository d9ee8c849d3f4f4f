namespace WorldForge.Benchmarking.Comparison;

/// <summary>What a comparison with a baseline may say.</summary>
public enum ComparisonVerdict
{
    /// <summary>Nothing can be said: too few samples, too much noise, an unknown noise floor, or runs that are not alike.</summary>
    Inconclusive,

    /// <summary>No change, shown: the counters are equal and the latency's whole confidence interval lies within the threshold.</summary>
    Unchanged,

    /// <summary>Better, shown.</summary>
    Better,

    /// <summary>Worse, shown.</summary>
    Worse,
}
