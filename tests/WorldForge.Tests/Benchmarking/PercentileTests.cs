using WorldForge.Benchmarking;

namespace WorldForge.Tests.Benchmarking;

public sealed class PercentileTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.25, 1.75)]
    [InlineData(0.5, 2.5)]
    [InlineData(0.95, 3.85)]
    [InlineData(1, 4)]
    public void Interpolates_linearly(double share, double expected) =>
        Assert.Equal(expected, Percentile.Of([1, 2, 3, 4], share)!.Value, 12);

    [Fact]
    public void Gives_the_only_value_of_one() => Assert.Equal(7, Percentile.Of([7], 0.95));

    [Fact]
    public void Gives_nothing_of_nothing() => Assert.Null(Percentile.Of([], 0.5));

    [Theory]
    [InlineData(-0.01)]
    [InlineData(1.01)]
    public void Refuses_a_share_outside_of_one(double share) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Percentile.Of([1], share));
}
