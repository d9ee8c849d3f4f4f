namespace WorldForge.Randomness;

/// <summary>
/// Steele, Lea and Flood's SplitMix generator with a 64-bit state: every seed is good, the sequence is fixed for all
/// time. Used to seed <see cref="Xoshiro256StarStar"/>. Not for secrets; not thread-safe.
/// </summary>
/// <param name="seed">The state before the first draw.</param>
/// <remarks>Source: G. Steele, D. Lea, C. Flood, "Fast splittable pseudorandom number generators" (OOPSLA 2014).</remarks>
public sealed class SplitMix64(ulong seed)
{
    /// <summary>The name under which a run records that it used this generator.</summary>
    public const string AlgorithmName = "splitmix64";

    private ulong _state = seed;

    /// <summary>The next 64 random bits.</summary>
    public ulong NextUInt64()
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15UL;
            ulong z = _state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return z ^ (z >> 31);
        }
    }
}
