using WorldForge.Randomness;

namespace WorldForge.Tests.Randomness;

public sealed class StableFloatsTests
{
    [Theory]
    [InlineData("mock:score:0", 0.9962)]
    [InlineData("mock:score:1", 0.9306)]
    [InlineData("mock:score:2", 0.8768)]
    public void Gives_the_specified_first_number(string seed, double expected) => Assert.Equal([expected], StableFloats.Of(seed, 1));

    [Fact]
    public void Gives_the_specified_run_over_several_blocks()
    {
        double[] values = StableFloats.Of("mock:cube state", 32);

        Assert.Equal(32, values.Length);
        Assert.Equal([0.2147, 0.0651, 0.4646, 0.0401], values[..4]);
        Assert.Equal([0.5907, 0.1154], values[^2..]);
    }

    [Fact]
    public void Longer_runs_begin_with_the_shorter_ones()
    {
        Assert.Equal(StableFloats.Of("x", 9), StableFloats.Of("x", 100)[..9]);
        Assert.Empty(StableFloats.Of("", 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => StableFloats.Of("x", -1));
        Assert.Throws<ArgumentNullException>(() => StableFloats.Of(null!, 1));
    }
}
