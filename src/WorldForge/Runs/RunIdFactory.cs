using System.Buffers.Binary;
using System.Security.Cryptography;

namespace WorldForge.Runs;

/// <summary>Run ids from the given clock and the operating system's cryptographic random source.</summary>
/// <param name="time">The clock; its UTC time is cut to whole seconds.</param>
public sealed class RunIdFactory(TimeProvider time) : IRunIdFactory
{
    /// <inheritdoc />
    public RunId Create() => RunId.Create(time, RandomSuffix);

    private static uint RandomSuffix()
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        RandomNumberGenerator.Fill(bytes);
        return BinaryPrimitives.ReadUInt32BigEndian(bytes);
    }
}
