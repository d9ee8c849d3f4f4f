using WorldForge.Benchmarking.Statistics;
using WorldForge.Randomness;

namespace WorldForge.Tests.Benchmarking.Statistics;

public sealed class RatioEstimateTests
{
    [Fact]
    public void Estimates_the_median_of_all_ratios()
    {
        // Ratios of 2, 4, 8 to 1, 2: 1 2 2 4 4 8; the median of the logarithms lies between 2 and 4.
        RatioEstimate estimate = RatioEstimate.Of([1, 2], [2, 4, 8], 0.5);

        Assert.Equal(Math.Sqrt(8), estimate.Ratio, 12);
    }

    [Fact]
    public void Takes_the_interval_from_the_exact_distribution()
    {
        // For 5 and 5 values at 0.95 the interval leaves out 2 ratios at each end and begins at the third: table value 3.
        double[] first = [1, 2, 3, 4, 5];
        double[] second = [60, 70, 80, 90, 110];
        double[] ratios = [.. first.SelectMany(x => second.Select(y => y / x)).Order()];

        RatioEstimate estimate = RatioEstimate.Of(first, second, 0.95);

        Assert.True(estimate.IsBounded);
        Assert.Equal(ratios[2], estimate.Low, 9);
        Assert.Equal(ratios[^3], estimate.High, 9);
        Assert.Equal(ratios[12], estimate.Ratio, 9);
    }

    [Fact]
    public void Has_no_bounds_with_too_few_values()
    {
        RatioEstimate estimate = RatioEstimate.Of([1, 2, 3], [4, 5, 6], 0.95);

        Assert.False(estimate.IsBounded);
        Assert.Equal((0, double.PositiveInfinity), (estimate.Low, estimate.High));
        Assert.True(estimate.ToJson()["low"].IsNull && estimate.ToJson()["high"].IsNull);
    }

    [Fact]
    public void Turns_over_when_the_samples_change_places()
    {
        double[] first = [1, 3, 4, 9, 12, 13];
        double[] second = [2, 5, 6, 7, 20, 31, 33];

        RatioEstimate one = RatioEstimate.Of(first, second, 0.9);
        RatioEstimate other = RatioEstimate.Of(second, first, 0.9);

        Assert.Equal(1, one.Ratio * other.Ratio, 9);
        Assert.Equal(1, one.Low * other.High, 9);
        Assert.Equal(1, one.High * other.Low, 9);
    }

    [Fact]
    public void Selects_any_difference_without_making_them_all()
    {
        Xoshiro256StarStar random = new(5);
        double[] first = [.. Enumerable.Range(0, 23).Select(_ => Math.Round(random.NextNormal(), 1))];
        double[] second = [.. Enumerable.Range(0, 31).Select(_ => Math.Round(random.NextNormal(), 1))];
        double[] all = [.. first.SelectMany(x => second.Select(y => y - x)).Order()];

        PairwiseDifferences differences = new(first, second);

        Assert.All(all.Index(), entry => Assert.Equal(entry.Item, differences.At(entry.Index + 1)));
        Assert.Equal(Percentile(all), differences.Median(), 12);
    }

    [Fact]
    public void Refuses_what_has_no_logarithm()
    {
        Assert.Throws<ArgumentException>(static () => RatioEstimate.Of([], [1], 0.9));
        Assert.Throws<ArgumentException>(static () => RatioEstimate.Of([1], [0], 0.9));
        Assert.Throws<ArgumentException>(static () => RatioEstimate.Of([double.NaN], [1], 0.9));
        Assert.Throws<ArgumentOutOfRangeException>(static () => RatioEstimate.Of([1], [1], 1));
        Assert.Throws<ArgumentOutOfRangeException>(static () => RatioEstimate.Of([1], [1], 0));
    }

    [Theory]
    [InlineData(25, 25)]
    [InlineData(60, 90)]
    public void Covers_the_true_ratio_as_often_as_it_says(int m, int n)
    {
        Xoshiro256StarStar random = new(20260104);
        int covered = 0;
        for (int i = 0; i < 1000; i++)
        {
            RatioEstimate estimate = RatioEstimate.Of(MannWhitneyTests.LogNormal(random, m, 0), MannWhitneyTests.LogNormal(random, n, 0.1), 0.95);
            covered += estimate.Low <= Math.Exp(0.1) && Math.Exp(0.1) <= estimate.High ? 1 : 0;
        }

        // A thousand trials at 0.95 have a standard deviation of about 7.
        Assert.InRange(covered, 925, 980);
    }

    private static double Percentile(double[] sorted) => (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
}
