using WorldForge.Randomness;

namespace WorldForge.Tests.Randomness;

/// <summary>The bits were computed with the same arithmetic by another language's runtime on the same formulas.</summary>
public sealed class StandardNormalTests
{
    [Theory]
    [InlineData(0.5, 0xBFE62E42FEFA39EFUL)]
    [InlineData(1e-3, 0xC01BA18A998FFFA0UL)]
    [InlineData(1e-16, 0xC0426BB1BBB55516UL)]
    [InlineData(0.9, 0xBFBAF8E8210A415CUL)]
    [InlineData(0.7, 0xBFD6D3C324E13F50UL)]
    [InlineData(3.0, 0x3FF193EA7AAD030BUL)]
    [InlineData(1e300, 0x4085963447F87FB5UL)]
    [InlineData(1.0, 0UL)]
    public void The_logarithm_has_fixed_bits(double value, ulong bits) =>
        Assert.Equal(bits, BitConverter.DoubleToUInt64Bits(NaturalLogarithm.Of(value)));

    [Fact]
    public void The_logarithm_is_within_two_units_of_the_platforms()
    {
        var random = new Xoshiro256StarStar(3);
        for (int draw = 0; draw < 50_000; draw++)
        {
            double value = random.NextUniform(1e-300, draw % 2 == 0 ? 1 : 1e6);
            double expected = Math.Log(value);

            Assert.InRange(NaturalLogarithm.Of(value), expected - (3 * Math.BitIncrement(Math.Abs(expected)) * 1.2e-16), expected + (3 * Math.BitIncrement(Math.Abs(expected)) * 1.2e-16));
        }
    }

    [Theory]
    [InlineData(1e-300, 0xC04286074064C26EUL)]
    [InlineData(1e-16, 0xC02071B4C29E9B5AUL)]
    [InlineData(1e-3, 0xC008B8CBB7204470UL)]
    [InlineData(0.025, 0xBFFF5C0331EEFF83UL)]
    [InlineData(0.075, 0xBFF7085226D3E523UL)]
    [InlineData(0.25, 0xBFE5956B87528A49UL)]
    [InlineData(0.5, 0UL)]
    [InlineData(0.75, 0x3FE5956B87528A49UL)]
    [InlineData(0.9, 0x3FF4813C36E26D33UL)]
    [InlineData(0.975, 0x3FFF5C0331EEFF82UL)]
    public void Quantiles_have_fixed_bits(double probability, ulong bits) =>
        Assert.Equal(bits, BitConverter.DoubleToUInt64Bits(StandardNormal.Quantile(probability)));

    [Fact]
    public void Quantiles_rise_across_the_seams_of_the_approximations()
    {
        double previous = double.NegativeInfinity;
        for (int step = 1; step < 100_000; step++)
        {
            double next = StandardNormal.Quantile(step / 100_000.0);

            Assert.True(next > previous);
            previous = next;
        }
    }

    [Fact]
    public void Normal_draws_of_a_seed_have_fixed_bits()
    {
        var random = new Xoshiro256StarStar(7);

        Assert.Equal(
            [0x3FE0D57A392CBCBCUL, 0xBFE2C50F78A475AFUL, 0x3FEFC610CCBE7655UL, 0x40009DA130051383UL,
                0x4002E117B729D826UL, 0x3FF23BCF615B3C4FUL, 0xBFF8C69E5BEDF05CUL, 0xBFF41B56912DAF8CUL],
            Enumerable.Range(0, 8).Select(_ => BitConverter.DoubleToUInt64Bits(random.NextNormal())));
    }
}
