using WorldForge.Planning;
using WorldForge.Randomness;

namespace WorldForge.Tests.Planning;

public sealed class PlanDistributionTests
{
    [Fact]
    public void It_starts_in_the_middle_with_a_deviation_between_the_floor_and_the_half_width()
    {
        var distribution = new PlanDistribution(new PlannerConfig(
            horizon: 2,
            initStd: 1.0,
            minStd: 0.5,
            actionParameterBounds: [new("wide", -10, 30), new("narrow", 0, 0.2)]));

        Assert.Equal([10, 0.1, 10, 0.1], distribution.Mean.ToArray());
        Assert.Equal([1.0, 0.5, 1.0, 0.5], distribution.Deviation.ToArray());
    }

    [Fact]
    public void A_refit_takes_the_mean_and_the_population_deviation_of_the_elites()
    {
        var distribution = new PlanDistribution(new PlannerConfig(actionParameterBounds: [new("x", -4, 4)]));

        distribution.Refit([1, 100, 3, -100], [0, 2]);

        Assert.Equal([2.0], distribution.Mean.ToArray());
        Assert.Equal([1.0], distribution.Deviation.ToArray());
    }

    [Fact]
    public void Equal_elites_leave_the_least_deviation()
    {
        var distribution = new PlanDistribution(new PlannerConfig(minStd: 0.25));

        distribution.Refit([0.5, 0.5, 0.5], [0, 1, 2]);

        Assert.Equal([0.25], distribution.Deviation.ToArray());
    }

    [Fact]
    public void Momentum_keeps_a_share_of_the_old_mean_and_deviation()
    {
        var distribution = new PlanDistribution(new PlannerConfig(
            actionParameterBounds: [new("x", -4, 4)],
            extensions: new PlannerExtensions { Momentum = 0.5 }));

        distribution.Refit([1, 3], [0, 1]);

        Assert.Equal([1.0], distribution.Mean.ToArray());
        Assert.Equal([1.0], distribution.Deviation.ToArray());
        distribution.Refit([3, 3], [0, 1]);
        Assert.Equal([2.0], distribution.Mean.ToArray());
        Assert.Equal([0.5], distribution.Deviation.ToArray());
    }

    [Fact]
    public void A_shift_moves_the_means_ahead_and_fills_up_with_the_middle()
    {
        var distribution = new PlanDistribution(new PlannerConfig(horizon: 3, actionParameterBounds: [new("x", -4, 4), new("y", 0, 2)]));
        distribution.Refit([1, 0.1, 2, 0.2, 3, 0.3], [0]);

        distribution.Shift(1);

        Assert.Equal([2, 0.2, 3, 0.3, 0, 1], distribution.Mean.ToArray());
        Assert.Equal([1.0, 1, 1, 1, 1, 1], distribution.Deviation.ToArray());
    }

    [Fact]
    public void Draws_stay_in_bounds_and_follow_the_order_sample_step_parameter()
    {
        var config = new PlannerConfig(horizon: 2, numSamples: 50, actionParameterBounds: [new("b", -0.5, 0.5), new("a", 2, 3)]);
        double[] plans = new double[50 * 4];
        new PlanDistribution(config).Sample(new Xoshiro256StarStar(9), plans);

        var random = new Xoshiro256StarStar(9);
        for (int at = 0; at < plans.Length; at += 2)
        {
            Assert.Equal(Math.Clamp(0.5 * random.NextNormal(), -0.5, 0.5), plans[at]);
            Assert.Equal(Math.Clamp(2.5 + (0.5 * random.NextNormal()), 2, 3), plans[at + 1]);
        }

        Assert.Contains(-0.5, plans);
    }

    [Theory]
    [InlineData(-double.MaxValue, double.MaxValue)]
    [InlineData(0, double.Epsilon)]
    [InlineData(1e300, 1.0001e300)]
    public void Extreme_bounds_never_give_a_number_that_is_not_finite(double lower, double upper)
    {
        var config = new PlannerConfig(
            numSamples: 64,
            initStd: double.MaxValue,
            minStd: double.Epsilon,
            actionParameterBounds: [new("x", lower, upper)]);
        var distribution = new PlanDistribution(config);
        var random = new Xoshiro256StarStar(1);
        double[] plans = new double[64];
        for (int iteration = 0; iteration < 5; iteration++)
        {
            distribution.Sample(random, plans);
            distribution.Refit(plans, [.. Enumerable.Range(0, 16)]);

            Assert.All(plans, value => Assert.InRange(value, lower, upper));
            Assert.InRange(distribution.Mean[0], lower, upper);
            Assert.True(double.IsFinite(distribution.Deviation[0]) && distribution.Deviation[0] > 0);
        }
    }
}
