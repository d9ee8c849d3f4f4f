using WorldForge.Randomness;

namespace WorldForge.Tests.Randomness;

public sealed class GeneratorTests
{
    [Fact]
    public void SplitMix64_gives_the_published_sequence_of_seed_1234567()
    {
        // The vector that Rosetta Code and several standard libraries publish for this seed.
        var generator = new SplitMix64(1234567);

        Assert.Equal(
            [6457827717110365317UL, 3203168211198807973UL, 9817491932198370423UL, 4593380528125082431UL, 16408922859458223821UL],
            Draw(5, generator.NextUInt64));
    }

    [Fact]
    public void SplitMix64_gives_the_published_sequence_of_seed_zero()
    {
        var generator = new SplitMix64(0);

        Assert.Equal([0xE220A8397B1DCDAFUL, 0x6E789E6AA1B965F4UL, 0x06C45D188009454FUL], Draw(3, generator.NextUInt64));
    }

    [Fact]
    public void Xoshiro_gives_the_published_sequence_of_state_1_2_3_4()
    {
        // The vector of the rand_xoshiro crate, made with the authors' C code.
        var generator = new Xoshiro256StarStar(1, 2, 3, 4);

        Assert.Equal(
            [11520UL, 0UL, 1509978240UL, 1215971899390074240UL, 1216172134540287360UL, 607988272756665600UL,
                16172922978634559625UL, 8476171486693032832UL, 10595114339597558777UL, 2904607092377533576UL],
            Draw(10, generator.NextUInt64));
    }

    [Fact]
    public void Xoshiro_repeats_for_a_seed_and_differs_between_seeds()
    {
        Assert.Equal(Draw(100, new Xoshiro256StarStar(7).NextUInt64), Draw(100, new Xoshiro256StarStar(7).NextUInt64));
        Assert.NotEqual(Draw(100, new Xoshiro256StarStar(7).NextUInt64), Draw(100, new Xoshiro256StarStar(8).NextUInt64));
    }

    [Fact]
    public void Doubles_are_in_the_unit_interval_and_evenly_spread()
    {
        var generator = new Xoshiro256StarStar(1);
        double[] values = [.. Enumerable.Range(0, 100_000).Select(_ => generator.NextDouble())];

        Assert.All(values, value => Assert.True(value is >= 0 and < 1));
        Assert.Equal(0.5, values.Average(), 2);
    }

    [Fact]
    public void Uniform_numbers_stay_within_their_bounds()
    {
        var generator = new Xoshiro256StarStar(1);

        Assert.All(Enumerable.Range(0, 1000), _ => Assert.InRange(generator.NextUniform(-2, 3), -2, 3));
        Assert.Equal(4.0, generator.NextUniform(4, 4));
        Assert.Throws<ArgumentException>(() => generator.NextUniform(1, 0));
        Assert.Throws<ArgumentException>(() => generator.NextUniform(0, double.NaN));
        Assert.Throws<ArgumentException>(() => generator.NextUniform(double.NegativeInfinity, 0));
    }

    [Fact]
    public void Integers_cover_their_range_evenly()
    {
        var generator = new Xoshiro256StarStar(3);
        int[] counts = new int[7];
        for (int draw = 0; draw < 70_000; draw++)
        {
            counts[generator.NextInt(counts.Length)]++;
        }

        Assert.All(counts, count => Assert.InRange(count, 9_600, 10_400));
        Assert.Equal(0, generator.NextInt(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => generator.NextInt(0));
    }

    [Fact]
    public void Normal_numbers_have_mean_0_and_variance_1()
    {
        var generator = new Xoshiro256StarStar(5);
        double[] values = [.. Enumerable.Range(0, 100_000).Select(_ => generator.NextNormal())];

        Assert.InRange(values.Average(), -0.02, 0.02);
        Assert.InRange(values.Select(value => value * value).Average(), 0.98, 1.02);
        Assert.Equal(values[..10], Enumerable.Range(0, 1).Select(_ => new Xoshiro256StarStar(5)).SelectMany(again => Enumerable.Range(0, 10).Select(_ => again.NextNormal())));
    }

    private static ulong[] Draw(int count, Func<ulong> next) => [.. Enumerable.Range(0, count).Select(_ => next())];
}
