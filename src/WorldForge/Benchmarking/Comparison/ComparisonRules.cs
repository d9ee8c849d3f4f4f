using WorldForge.Serialization;
using WorldForge.Validation;

namespace WorldForge.Benchmarking.Comparison;

/// <summary>When a difference counts. The defaults are stated in every comparison.</summary>
public sealed record ComparisonRules
{
    private const double LargestEffect = 10;

    /// <summary>The rules without any change.</summary>
    public static ComparisonRules Default { get; } = new();

    /// <summary>The probability of any wrong "better" or "worse" in a comparison when nothing changed, shared out over its rows (Bonferroni).</summary>
    /// <value>0.05 by default; above 0 and at most 0.5.</value>
    public double Alpha
    {
        get;
        init => field = value is > 0 and <= 0.5 ? value : throw Check.Invalid("alpha", "must be above 0 and at most 0.5");
    } = 0.05;

    /// <summary>The smallest change of latency that matters, as a share: 0.05 is five percent.</summary>
    /// <value>0.05 by default; 0 to 10.</value>
    public double MinimumEffect
    {
        get;
        init => field = value is >= 0 and <= LargestEffect ? value : throw Check.Invalid("minimum_effect", "must be a share from 0 to 10");
    } = 0.05;

    /// <summary>The largest noise floor with which latencies are judged at all, as a share.</summary>
    /// <value>0.25 by default; above 0 and at most 10.</value>
    public double MaximumNoise
    {
        get;
        init => field = value is > 0 and <= LargestEffect ? value : throw Check.Invalid("maximum_noise", "must be a share above 0 and at most 10");
    } = 0.25;

    /// <summary>The wire form.</summary>
    public JsonObject ToJson() => JsonObject.Create(
        ("alpha", Alpha),
        ("minimum_effect", MinimumEffect),
        ("maximum_noise", MaximumNoise),
        ("test", "Mann-Whitney U, two-sided; the verdict uses the Hodges-Lehmann ratio's confidence interval, which inverts the test"),
        ("correction", "Bonferroni over the rows"));
}
