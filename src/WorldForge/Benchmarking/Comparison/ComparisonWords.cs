using System.Globalization;

namespace WorldForge.Benchmarking.Comparison;

/// <summary>The fixed words of comparisons.</summary>
internal static class ComparisonWords
{
    private const int Hundred = 100;

    public static string Of(ComparisonVerdict verdict) => verdict switch
    {
        ComparisonVerdict.Better => "better",
        ComparisonVerdict.Worse => "worse",
        ComparisonVerdict.Unchanged => "unchanged",
        _ => "inconclusive",
    };

    /// <summary>A share as a percentage with two decimals.</summary>
    public static string Percent(double share) => (share * Hundred).ToString("F2", CultureInfo.InvariantCulture) + " %";
}
