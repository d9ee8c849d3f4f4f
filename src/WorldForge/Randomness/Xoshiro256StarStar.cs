using System.Numerics;

namespace WorldForge.Randomness;

/// <summary>
/// The generator for everything that must repeat: xoshiro256** 1.0, whose sequence for a seed is the same on every
/// runtime and processor. Not for secrets; not thread-safe.
/// </summary>
/// <remarks>Source: D. Blackman, S. Vigna, "Scrambled linear pseudorandom number generators" (2018).</remarks>
public sealed class Xoshiro256StarStar
{
    /// <summary>The name under which a run records that it used this generator, seeded from one 64-bit number.</summary>
    public const string AlgorithmName = "xoshiro256**-splitmix64";

    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;

    /// <summary>Seeds the four state words with the first four draws of <see cref="SplitMix64"/>.</summary>
    /// <param name="seed">Any number; zero is as good as others.</param>
    public Xoshiro256StarStar(ulong seed)
    {
        var mix = new SplitMix64(seed);
        _s0 = mix.NextUInt64();
        _s1 = mix.NextUInt64();
        _s2 = mix.NextUInt64();
        _s3 = mix.NextUInt64();
    }

    /// <summary>Starts from a state of its own, as the published reference vectors do.</summary>
    internal Xoshiro256StarStar(ulong s0, ulong s1, ulong s2, ulong s3) => (_s0, _s1, _s2, _s3) = (s0, s1, s2, s3);

    /// <summary>The next 64 random bits.</summary>
    public ulong NextUInt64()
    {
        unchecked
        {
            ulong result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
            ulong t = _s1 << 17;
            _s2 ^= _s0;
            _s3 ^= _s1;
            _s1 ^= _s2;
            _s0 ^= _s3;
            _s2 ^= t;
            _s3 = BitOperations.RotateLeft(_s3, 45);
            return result;
        }
    }

    /// <summary>A number in [0, 1) from the upper 53 bits of one draw.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A number in [<paramref name="low"/>, <paramref name="high"/>); equal bounds give that bound.</summary>
    /// <exception cref="ArgumentException">A bound is not finite, or they are in the wrong order.</exception>
    public double NextUniform(double low, double high)
    {
        if (!double.IsFinite(low) || !double.IsFinite(high) || low > high)
        {
            throw new ArgumentException("The bounds must be finite and in order.", nameof(high));
        }

        return low + ((high - low) * NextDouble());
    }

    /// <summary>An integer in [0, <paramref name="limit"/>), each equally likely (rejection, no modulo bias).</summary>
    /// <param name="limit">At least 1.</param>
    public int NextInt(int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ulong bound = (ulong)limit;
        ulong threshold = unchecked(0UL - bound) % bound;
        while (true)
        {
            ulong high = Math.BigMul(NextUInt64(), bound, out ulong low);
            if (low >= threshold)
            {
                return (int)high;
            }
        }
    }

    /// <summary>
    /// A draw from the normal distribution with mean 0 and variance 1: the quantile at the middle of one of 2^52 equal
    /// slices, which the upper bits of one draw choose. The same bits on every platform; at most 8.3 from 0.
    /// </summary>
    public double NextNormal() => StandardNormal.Quantile(((NextUInt64() >> 12) + 0.5) * (1.0 / (1UL << 52)));
}
