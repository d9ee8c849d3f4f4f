using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace WorldForge.Randomness;

/// <summary>
/// Numbers that depend on nothing but a text: what deterministic mocks answer with. Each is a multiple of 0.0001 in
/// [0, 1); block k is SHA-256 over the digest of the seed followed by k as four big-endian bytes, and every four
/// bytes of a block, read big-endian and reduced modulo 10000, give one number.
/// </summary>
public static class StableFloats
{
    /// <summary>The name under which a run records that it used these numbers.</summary>
    public const string AlgorithmName = "sha256-blocks-mod-10000";

    /// <summary>The first <paramref name="count"/> numbers of the seed.</summary>
    /// <param name="seed">Any text; hashed as UTF-8.</param>
    /// <param name="count">Not negative.</param>
    public static double[] Of(string seed, int count)
    {
        ArgumentNullException.ThrowIfNull(seed);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        Span<byte> input = stackalloc byte[SHA256.HashSizeInBytes + sizeof(int)];
        Span<byte> block = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(seed), input);

        var values = new double[count];
        for (int index = 0; index < count; index++)
        {
            int word = index % (SHA256.HashSizeInBytes / sizeof(uint));
            if (word == 0)
            {
                BinaryPrimitives.WriteInt32BigEndian(input[SHA256.HashSizeInBytes..], index / (SHA256.HashSizeInBytes / sizeof(uint)));
                SHA256.HashData(input, block);
            }

            values[index] = BinaryPrimitives.ReadUInt32BigEndian(block[(word * sizeof(uint))..]) % 10_000 / 10_000.0;
        }

        return values;
    }
}
