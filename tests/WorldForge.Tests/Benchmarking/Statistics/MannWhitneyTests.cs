using WorldForge.Benchmarking.Statistics;
using WorldForge.Randomness;

namespace WorldForge.Tests.Benchmarking.Statistics;

public sealed class MannWhitneyTests
{
    // Cumulative probabilities of U from published tables of the exact distribution, as numbers of orders over all orders.
    [Theory]
    [InlineData(3, 3, 0, 1, 20)]
    [InlineData(3, 3, 1, 2, 20)]
    [InlineData(3, 3, 2, 4, 20)]
    [InlineData(3, 3, 4, 10, 20)]
    [InlineData(4, 4, 1, 2, 70)]
    [InlineData(5, 5, 2, 4, 252)]
    [InlineData(5, 5, 4, 12, 252)]
    public void Has_the_exact_distribution_of_U(int m, int n, int u, int orders, int all)
    {
        double[] probabilities = MannWhitneyCounts.Probabilities(m, n);

        Assert.Equal((double)orders / all, probabilities.Take(u + 1).Sum(), 12);
        Assert.Equal(1, probabilities.Sum(), 12);
    }

    [Fact]
    public void Counts_every_order_of_two_small_samples()
    {
        double[] expected = new double[13];
        for (int mask = 0; mask < 1 << 7; mask++)
        {
            if (int.PopCount(mask) == 3)
            {
                int u = 0;
                for (int i = 0; i < 7; i++)
                {
                    u += (mask & (1 << i)) != 0 ? int.PopCount(~mask & ((1 << i) - 1)) : 0;
                }

                expected[u] += 1.0 / 35;
            }
        }

        double[] actual = MannWhitneyCounts.Probabilities(3, 4);

        Assert.All(expected.Index(), entry => Assert.Equal(entry.Item, actual[entry.Index], 12));
    }

    [Fact]
    public void Stays_symmetric_for_the_largest_exact_samples()
    {
        double[] probabilities = MannWhitneyCounts.Probabilities(50, 50);

        Assert.All(Enumerable.Range(0, 1250), u => Assert.Equal(1, probabilities[u] / probabilities[2500 - u], 6));
    }

    // The critical values of Mann and Whitney's table for 0.05, two-sided: the largest U that is still significant.
    [Theory]
    [InlineData(5, 5, 2)]
    [InlineData(8, 8, 13)]
    [InlineData(10, 10, 23)]
    [InlineData(20, 20, 127)]
    [InlineData(7, 12, 18)]
    public void Agrees_with_the_table_of_critical_values(int m, int n, int critical)
    {
        double[] probabilities = MannWhitneyCounts.Probabilities(m, n);

        Assert.True(2 * probabilities.Take(critical + 1).Sum() <= 0.05);
        Assert.True(2 * probabilities.Take(critical + 2).Sum() > 0.05);
    }

    [Fact]
    public void Tests_a_worked_example_exactly()
    {
        // U of the second sample: 2.5 is above two, 4 and 5 above all three: 0 pairs for 0.5, so U = 0 + 2 + 3 + 3 = 8 of 12.
        MannWhitney test = MannWhitney.Of([1, 2, 3], [0.5, 2.5, 4, 5]);

        Assert.True(test.IsExact);
        Assert.Equal(8, test.U);
        Assert.Equal(8.0 / 12, test.Superiority, 12);
        Assert.Equal(1.0 / 3, test.CliffsDelta, 12);
        Assert.Equal(22.0 / 35, test.P, 12);
    }

    [Fact]
    public void Gives_a_complete_separation_its_smallest_p()
    {
        MannWhitney test = MannWhitney.Of([1, 2, 3, 4, 5], [6, 7, 8, 9, 10]);

        Assert.Equal((25.0, 1.0), (test.U, test.CliffsDelta));
        Assert.Equal(2.0 / 252, test.P, 12);
    }

    [Fact]
    public void Corrects_ties()
    {
        // Mid-ranks 1.5 1.5 4 4 4 6 of 1 1 2 2 2 3: U = 4 + 4 + 6 - 6 = 8; variance 9/12 x (7 - 30/30) = 4.5.
        MannWhitney test = MannWhitney.Of([1, 1, 2], [2, 2, 3]);

        Assert.False(test.IsExact);
        Assert.Equal(8, test.U);
        Assert.Equal(3.5 / Math.Sqrt(4.5), test.Z, 12);
        Assert.Equal(0.157299, test.P, 5);
    }

    [Fact]
    public void Sees_no_difference_between_equal_values()
    {
        MannWhitney test = MannWhitney.Of([5, 5, 5], [5, 5, 5, 5]);

        Assert.Equal((0, 1.0, 0.5), (test.Z, test.P, test.Superiority));
    }

    [Fact]
    public void Is_the_same_the_other_way_round()
    {
        MannWhitney one = MannWhitney.Of([1, 5, 9, 12], [2, 6, 7, 13, 20]);
        MannWhitney other = MannWhitney.Of([2, 6, 7, 13, 20], [1, 5, 9, 12]);

        Assert.Equal(one.P, other.P, 12);
        Assert.Equal(20, one.U + other.U, 12);
        Assert.Equal(one.Z, -other.Z, 12);
    }

    [Fact]
    public void Approximates_the_exact_p_well_beyond_the_exact_size()
    {
        Xoshiro256StarStar random = new(7);
        double[] first = [.. Enumerable.Range(0, 51).Select(_ => random.NextNormal())];
        double[] second = [.. Enumerable.Range(0, 50).Select(_ => random.NextNormal() + 0.3)];

        MannWhitney approximate = MannWhitney.Of(first, second);
        MannWhitney exact = MannWhitney.Of(first[..50], second);

        Assert.False(approximate.IsExact);
        Assert.True(exact.IsExact);
        Assert.InRange(approximate.P / exact.P, 0.5, 2);
    }

    [Fact]
    public void Needs_values_on_both_sides()
    {
        Assert.Throws<ArgumentException>(static () => MannWhitney.Of([], [1]));
        Assert.Throws<ArgumentException>(static () => MannWhitney.Of([1], []));
    }

    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1, 0.158655253931457)]
    [InlineData(1.959963984540054, 0.025)]
    [InlineData(2.575829303548901, 0.005)]
    [InlineData(3.090232306167813, 0.001)]
    [InlineData(6, 9.865876450377e-10)]
    [InlineData(-1, 0.841344746068543)]
    public void Knows_the_tail_of_the_normal_distribution(double z, double above) =>
        Assert.Equal(1, NormalTail.Above(z) / above, 10);

    [Theory]
    [InlineData(30, 30)]
    [InlineData(60, 80)]
    public void Calls_equal_samples_different_as_often_as_it_says(int m, int n)
    {
        Xoshiro256StarStar random = new(20260102);
        const int Trials = 2000;
        int alarms = 0;
        for (int i = 0; i < Trials; i++)
        {
            alarms += MannWhitney.Of(LogNormal(random, m, 0), LogNormal(random, n, 0)).P < 0.05 ? 1 : 0;
        }

        // Two thousand trials at 0.05 have a standard deviation of about 10; the exact test may be a little below its level.
        Assert.InRange(alarms, 60, 140);
    }

    [Fact]
    public void Finds_a_real_shift()
    {
        Xoshiro256StarStar random = new(20260103);
        int found = 0;
        for (int i = 0; i < 300; i++)
        {
            found += MannWhitney.Of(LogNormal(random, 100, 0), LogNormal(random, 100, 0.1)).P < 0.05 ? 1 : 0;
        }

        // A shift of half a standard deviation with 100 values on each side: the power is about 0.93.
        Assert.InRange(found, 255, 300);
    }

    internal static double[] LogNormal(Xoshiro256StarStar random, int count, double shift) =>
        [.. Enumerable.Range(0, count).Select(_ => 1e6 * Math.Exp(shift + (0.2 * random.NextNormal())))];
}
